package dev.ringfence.parity;

import dev.ringfence.base.JsonMembers;

/** What is expected of one name in two environments. */
public enum Expectation {
    /** The same value in both: versions, schema, limits, and whatever nothing else is known of. */
    SAME,
    /** Each environment's own: users, hosts, names of environments. Neither equality nor difference says anything. */
    OWN,
    /** Each environment's own, and alarming if it is one: credentials, and addresses that mean the same everywhere. */
    DIFFERENT;

    /** The word used in files, such as {@code same}. */
    public String label() {
        return JsonMembers.word(this);
    }
}
