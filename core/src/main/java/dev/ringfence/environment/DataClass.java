package dev.ringfence.environment;

/** What kind of data a datastore holds, as its stamp says. */
public enum DataClass {
    /** Data of real people, in the place where it was collected. */
    LIVE,
    /** Data of real people, somewhere else. */
    COPY_OF_LIVE,
    /** Nobody has said; treated as {@link #COPY_OF_LIVE}. */
    UNVERIFIED,
    /** Came from live data through a policy. */
    SANITIZED,
    /** Made, never from live data. */
    SYNTHETIC;

    /** True where the data must be treated as data of real people. */
    public boolean mayBeLive() {
        return this == LIVE || this == COPY_OF_LIVE || this == UNVERIFIED;
    }
}
