package dev.ringfence.base;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The guards that a {@link Level} is set for. Their {@link #key()} is the word used in settings, metrics and reports. */
public enum Guard {
    /** Refuses to run where the environment is in conflict or unknown. */
    ENVIRONMENT("environment"),
    /** Refuses datastores that belong to another environment. */
    STAMP("stamp"),
    /** Refuses statements by their shape: no WHERE, TRUNCATE, DROP, other DDL. */
    SQL("sql"),
    /** Refuses statements by the number of rows they changed. */
    ROWS("rows"),
    /** Refuses live data where it may not be. */
    LIVE_DATA("live-data"),
    /** Refuses mail to real people. */
    MAIL("mail"),
    /** Refuses calls to other environments. */
    HTTP("http"),
    /** Refuses annotated methods whose requirement is not met. */
    ANNOTATIONS("annotations"),
    /** Refuses operations whose requirements are open, and writes against the operating mode or a freeze. */
    OPERATIONS("operations");

    private final String key;

    Guard(String key) {
        this.key = key;
    }

    /** The word used in settings, metrics and reports, such as {@code live-data}. */
    public String key() {
        return key;
    }

    /**
     * Finds a guard by its {@link #key()}.
     *
     * @throws IllegalArgumentException if there is none of that name; the message lists the known ones
     */
    public static Guard parse(String key) {
        for (Guard guard : values()) {
            if (guard.key.equals(key)) {
                return guard;
            }
        }
        throw new IllegalArgumentException("'guard' must be one of "
                + Arrays.stream(values()).map(Guard::key).collect(Collectors.joining(", "))
                + " but was another word of "
                + key.length() + " characters");
    }

    @Override
    public String toString() {
        return key;
    }
}
