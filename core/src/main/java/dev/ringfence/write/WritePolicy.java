package dev.ringfence.write;

import dev.ringfence.audit.Actor;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The limits that hold where {@code WRITE_UNGUARDED} is not held. Immutable and safe for use by many threads.
 *
 * <p>{@link #standard()}: statements without WHERE and DDL refused; at most 10,000 rows per statement for released
 * code, 100 for people and agents, who must also give a reason.
 */
public final class WritePolicy {
    private static final WritePolicy STANDARD = new Builder().build();

    private final long maxRowsPerStatement;
    private final long maxRowsPerStatementOfPeople;
    private final Map<Permission, String> permissions;

    private record Permission(String rule, String digest) {}

    private WritePolicy(Builder builder) {
        this.maxRowsPerStatement = builder.maxRowsPerStatement;
        this.maxRowsPerStatementOfPeople = builder.maxRowsPerStatementOfPeople;
        this.permissions = Map.copyOf(builder.permissions);
    }

    /** The defaults of the library. */
    public static WritePolicy standard() {
        return STANDARD;
    }

    /** A policy that starts with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** The most rows one statement may change, for an actor of this kind. */
    public long maxRowsPerStatement(Actor.Kind kind) {
        return switch (kind) {
            case SERVICE -> maxRowsPerStatement;
            case HUMAN, AGENT -> maxRowsPerStatementOfPeople;
        };
    }

    /** The reason why a statement shape may pass a rule, if it was permitted. */
    public Optional<String> permission(String rule, String digest) {
        return Optional.ofNullable(permissions.get(new Permission(rule, digest)));
    }

    /** Builds a policy; not safe for use by many threads. */
    public static final class Builder {
        private long maxRowsPerStatement = 10_000;
        private long maxRowsPerStatementOfPeople = 100;
        private final Map<Permission, String> permissions = new HashMap<>();

        private Builder() {}

        /**
         * The most rows one statement of released code may change; 10,000 unless set.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Builder maxRowsPerStatement(long rows) {
            maxRowsPerStatement = notNegative("maxRowsPerStatement", rows);
            return this;
        }

        /**
         * The most rows one statement of a person or an agent may change; 100 unless set.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Builder maxRowsPerStatementOfPeople(long rows) {
            maxRowsPerStatementOfPeople = notNegative("maxRowsPerStatementOfPeople", rows);
            return this;
        }

        /**
         * Lets one statement shape pass one rule. The report of a guard prints this line, ready to paste.
         *
         * @param rule the name of the rule, such as {@code sql.delete-without-where}
         * @param digest the digest of the statement's shape
         * @param reason why; it is kept beside the permission
         * @throws IllegalArgumentException if a text is blank
         * @throws IllegalStateException if the same permission was given before
         */
        public Builder permit(String rule, String digest, String reason) {
            notBlank("rule", rule);
            notBlank("digest", digest);
            notBlank("reason", reason);
            if (permissions.putIfAbsent(new Permission(rule, digest), reason) != null) {
                throw new IllegalStateException("'permit' of rule " + rule + " and digest " + digest
                        + " must be given once but was given before");
            }
            return this;
        }

        /** The policy. */
        public WritePolicy build() {
            return new WritePolicy(this);
        }

        private static long notNegative(String name, long rows) {
            if (rows < 0) {
                throw new IllegalArgumentException("'" + name + "' must not be negative but was " + rows);
            }
            return rows;
        }

        private static void notBlank(String name, String text) {
            if (text.isBlank()) {
                throw new IllegalArgumentException("'" + name + "' must not be blank");
            }
        }
    }
}
