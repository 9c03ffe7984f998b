package dev.ringfence.data.sanitize;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One copy of one object with all it refers to. Objects that are shared stay shared. Used by one thread. */
final class Copying {
    /** Beyond this the stack could end. */
    static final int MAX_DEPTH = 1_000;

    private static final Object UNFINISHED = new Object();

    private final CopyPlans plans;
    private final Map<Visit, Object> copies = new HashMap<>();
    private int depth;

    Copying(CopyPlans plans) {
        this.plans = plans;
    }

    /** The sanitized copy of any value. */
    @Nullable
    Object copy(@Nullable Object value, LeafRule rule) {
        if (value == null) {
            return null;
        }
        if (depth == MAX_DEPTH) {
            throw new IllegalArgumentException(
                    "'value' must be nested at most " + MAX_DEPTH + " levels deep but was deeper");
        }
        depth++;
        try {
            return plans.of(value.getClass()).copy(value, rule, this);
        } finally {
            depth--;
        }
    }

    /** The copy made before of the same object under the same rule. */
    @Nullable
    Object known(Object value, LeafRule rule) {
        Object known = copies.get(new Visit(value, rule));
        if (known == UNFINISHED) {
            throw new IllegalArgumentException("'" + value.getClass().getTypeName()
                    + "' must not refer to itself: it cannot be made before what it is made of");
        }
        return known;
    }

    /** Remembers a copy, before it is filled. */
    <T> T remember(Object value, LeafRule rule, T copy) {
        copies.put(new Visit(value, rule), copy);
        return copy;
    }

    /** The copy of an object that is made after all it refers to. */
    Object once(Object value, LeafRule rule, Supplier<Object> copy) {
        Object known = known(value, rule);
        if (known != null) {
            return known;
        }
        remember(value, rule, UNFINISHED);
        return remember(value, rule, copy.get());
    }

    /** An object, not its equals, under a rule: two rules make two copies of it. */
    private record Visit(Object value, LeafRule rule) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Visit visit && visit.value == value && visit.rule.equals(rule);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(value);
        }
    }
}
