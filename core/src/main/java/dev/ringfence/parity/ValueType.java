package dev.ringfence.parity;

import dev.ringfence.base.JsonMembers;

/** What a value looks like. Two environments whose values of one name look differently disagree about what it means. */
public enum ValueType {
    /** Nothing at all. */
    EMPTY,
    /** Text in which a placeholder such as <code>${...}</code> was not filled in. */
    PLACEHOLDER,
    /** One of true, false, yes, no, on, off. */
    BOOLEAN,
    /** A number without a unit. */
    NUMBER,
    /** A length of time with its unit, or as ISO 8601 writes it. */
    DURATION,
    /** A number of bytes with its unit. */
    SIZE,
    /** Where a database, cache or broker is. */
    DATASTORE_URL,
    /** Where something else is. */
    URL,
    /** A name or address of a machine. */
    HOST,
    /** Anything else. */
    TEXT,
    /** What opens a door by itself. */
    SECRET,
    /** The version of something. */
    VERSION,
    /** A part of a schema. */
    STRUCTURE,
    /** There, but not to be read by this user. */
    UNREADABLE;

    /** The word used in files and reports, such as {@code datastore-url}. */
    public String label() {
        return JsonMembers.word(this);
    }
}
