package dev.ringfence.data.sanitize;

import dev.ringfence.base.Decision;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Refusal;
import dev.ringfence.base.ValueRule;
import dev.ringfence.data.Finding;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.detect.Detector;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a value may pass a boundary behind which no live data may be: into a process that does not hold
 * {@code HOLD_LIVE_DATA}, or out of one that does towards a lower environment.
 *
 * <p>Denied is a value in which {@link Detector#boundary()} finds a <em>validated</em> type that is <em>plausible</em>:
 * an e-mail address, a card number, an IBAN, ... that could be somebody's. Made values pass, and what is {@linkplain
 * Builder#allow allowed} with a reason. Names, addresses and dates never are the reason of a denial; so a value that
 * passes is not proven to be harmless.
 *
 * <p>Knows no environment and no level: whoever stands at the boundary asks it where it is due, and gives the decision
 * its effect. Immutable and safe for use by many threads.
 */
public final class LiveDataGuard implements ValueRule {
    private static final LiveDataGuard STANDARD = builder().build();

    private final Detector detector;
    private final AllowList allowed;
    private final Set<String> exemptColumns;
    private final @Nullable TextSanitizer replacement;

    private LiveDataGuard(Builder builder) {
        this.detector = builder.detector;
        this.allowed = builder.allowed.build();
        this.exemptColumns = Set.copyOf(builder.exemptColumns);
        this.replacement = builder.replacing
                ? Sanitizer.of(SanitizationPolicy.builder("live-data-guard").build(), PseudonymKey.ephemeral())
                        .lookingFor(builder.detector)
                        .text()
                : null;
    }

    /** A guard that allows nothing but made values. */
    public static LiveDataGuard standard() {
        return STANDARD;
    }

    /** A guard of your making. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The types of which plausible values stand in a text and are not allowed; empty for a text that may pass.
     *
     * <p>Allocates nothing where nothing is found.
     */
    public Set<InfoType> plausibleIn(CharSequence value) {
        List<Finding> findings = detector.find(value);
        if (findings.isEmpty()) {
            return Set.of();
        }
        Set<InfoType> types = new LinkedHashSet<>();
        for (Finding finding : findings) {
            if (finding.plausible() && !allowed.holds(finding, value)) {
                types.add(finding.type());
            }
        }
        return types;
    }

    /** True if no plausible value stands in a text. Allocates nothing where nothing is found. */
    @Override
    public boolean passes(CharSequence value) {
        return plausibleIn(value).isEmpty();
    }

    /**
     * Decides about one value.
     *
     * @param value any text
     * @param environment the name of the environment that it would enter
     * @param place where it is about to pass, such as {@code the subject of a message}; holds no value
     * @return denied with types and place, never the value
     */
    @Override
    public Decision decide(CharSequence value, String environment, String place) {
        Set<InfoType> types = plausibleIn(value);
        return types.isEmpty() ? Decision.allowed() : Decision.denied(refusal(types, environment, place));
    }

    @Override
    public Set<String> types(CharSequence value) {
        return plausibleIn(value).stream().map(InfoType::name).collect(Collectors.toUnmodifiableSet());
    }

    private static Refusal refusal(Set<InfoType> types, String environment, String place) {
        InfoType first = types.iterator().next();
        return new Refusal(
                Guard.LIVE_DATA,
                "live-data.plausible-value",
                "A plausible " + types.stream().map(InfoType::name).collect(Collectors.joining(", ")) + " in " + place,
                environment,
                List.of("no live data may be there, and only made values are recognised as made"),
                "take a made value (" + first.madeSpace().description() + "), or say why it is nobody's:"
                        + " LiveDataGuard.builder().allow(InfoType.parse(\"" + first.name()
                        + "\"), \"<value or @domain>\", \"<why>\")");
    }

    /** True if values of a column are let through: it was marked as one that keeps the format of live values. */
    public boolean exempts(@Nullable String table, String column) {
        return !exemptColumns.isEmpty()
                && (exemptColumns.contains(Builder.name(column))
                        || (table != null && exemptColumns.contains(Builder.name(table + "." + column))));
    }

    /** True if plausible values are replaced where the level enforces, rather than refused. */
    @Override
    public boolean replaces() {
        return replacement != null;
    }

    /**
     * The value with made ones in place of all that was found.
     *
     * @throws IllegalStateException unless this guard {@link #replaces()}
     */
    @Override
    public String replace(CharSequence value) {
        if (replacement == null) {
            throw new IllegalStateException("'replacing' must be chosen when the guard is built");
        }
        return replacement.sanitize(value.toString());
    }

    /** How much is allowed, no value. */
    @Override
    public String toString() {
        return "LiveDataGuard[" + allowed.size() + " allowed, " + exemptColumns.size() + " columns exempt"
                + (replaces() ? ", replacing" : "") + "]";
    }

    /** Collects what is let through. Not safe for use by many threads. */
    public static final class Builder {
        private final AllowList.Builder allowed = new AllowList.Builder();
        private final List<String> exemptColumns = new ArrayList<>();
        private Detector detector = Detector.boundary();
        private boolean replacing;

        private Builder() {}

        /**
         * Lets one value of a type through wherever it stands, or all mailboxes and hosts of a domain.
         *
         * @param value the value in any spelling; {@code @acme.com} for every mailbox and host at a domain of your own
         *     team and below it
         * @param reason why it is nobody's whom a test could reach
         * @throws IllegalArgumentException if a text is blank
         */
        public Builder allow(InfoType type, String value, String reason) {
            allowed.add(type, value, reason);
            return this;
        }

        /**
         * Lets the values of a column through that a refresh filled with pseudonyms in the format of live values.
         *
         * @param column {@code table.column}, or {@code column} in any table; case does not matter
         * @param reason why
         * @throws IllegalArgumentException if a text is blank
         */
        public Builder exemptColumn(String column, String reason) {
            AllowList.requireText("column", column);
            AllowList.requireText("reason", reason);
            exemptColumns.add(name(column));
            return this;
        }

        /** Lets all columns through that a policy fills in the format of live values; the policy says so, so it is the reason. */
        public Builder exemptColumnsOf(SanitizationPolicy policy) {
            policy.formatPreservingColumns()
                    .forEach(column -> exemptColumns.add(name(column.table() + "." + column.column())));
            return this;
        }

        private static String name(String column) {
            return column.toLowerCase(Locale.ROOT);
        }

        /** Looks with another detector than {@link Detector#boundary()}; its firm findings of validated types count. */
        public Builder lookingFor(Detector other) {
            this.detector = Objects.requireNonNull(other, "other");
            return this;
        }

        /**
         * Replaces plausible values where the level enforces, rather than refuse them, by made ones under a key that
         * lives as long as the guard: the same value becomes the same made one until then.
         */
        public Builder replacing() {
            this.replacing = true;
            return this;
        }

        /** The guard. */
        public LiveDataGuard build() {
            return new LiveDataGuard(this);
        }
    }
}
