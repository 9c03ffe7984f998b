package dev.ringfence.environment;

import java.util.EnumSet;
import java.util.Set;

/** What a process may do because of where it runs. A right is proven by explicit evidence, never assumed. */
public enum Right {
    /** Hold data of real people, and open named pseudonym keys. */
    HOLD_LIVE_DATA(1),
    /** Send something that reaches a real person. */
    REACH_REAL_PEOPLE(2),
    /** Open connections to production systems. */
    REACH_PRODUCTION(4),
    /** Write without limits, approvals or reasons. */
    WRITE_UNGUARDED(8);

    private final int mask;

    Right(int mask) {
        this.mask = mask;
    }

    int mask() {
        return mask;
    }

    static Set<Right> of(int mask) {
        EnumSet<Right> set = EnumSet.noneOf(Right.class);
        for (Right right : values()) {
            if ((mask & right.mask) != 0) {
                set.add(right);
            }
        }
        return set;
    }
}
