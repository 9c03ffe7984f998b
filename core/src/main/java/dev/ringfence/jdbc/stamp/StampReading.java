package dev.ringfence.jdbc.stamp;

import java.util.Objects;

/** What a look at a datastore's stamp found. */
public sealed interface StampReading {

    /**
     * There is a stamp, and its lineage has no gap.
     *
     * @param stamp the current one
     * @param here where the datastore stands now
     */
    record Stamped(DatastoreStamp stamp, DatastoreOrigin here) implements StampReading {
        public Stamped {
            Objects.requireNonNull(stamp, "stamp");
            Objects.requireNonNull(here, "here");
        }
    }

    /**
     * There is none.
     *
     * @param empty true if there is no table of a user's either; tables of extensions and of Ringfence do not count
     * @param here where the datastore stands
     */
    record Unstamped(boolean empty, DatastoreOrigin here) implements StampReading {
        public Unstamped {
            Objects.requireNonNull(here, "here");
        }
    }

    /**
     * It cannot be said.
     *
     * @param reason why not, without any value of the datastore
     */
    record Unreadable(String reason) implements StampReading {
        public Unreadable {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
