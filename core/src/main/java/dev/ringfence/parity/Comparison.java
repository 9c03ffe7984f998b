package dev.ringfence.parity;

import dev.ringfence.environment.Tier;
import dev.ringfence.parity.ParityFinding.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks through two fingerprints, both in order, and keeps what is not as it should be. */
final class Comparison {
    /** The heaviest first, then in the order of sections and names. */
    static final Comparator<ParityFinding> ORDER = Comparator.comparing(ParityFinding::severity)
            .reversed()
            .thenComparing(ParityFinding::section)
            .thenComparing(ParityFinding::key);

    private static final String ABSENT = "absent";

    private final boolean oneEnvironment;
    private final boolean nameless;
    private final List<ParityFinding> findings = new ArrayList<>();
    private final Map<Section, Integer> compared = new EnumMap<>(Section.class);
    /** URLs that one side does not have: that it lacks their parts too is no news. */
    private final Set<String> withoutParts = new HashSet<>();

    Comparison(EnvironmentFingerprint production, EnvironmentFingerprint staging) {
        // An environment shares its secrets with itself.
        boolean oneName = production.environment().equals(staging.environment());
        this.nameless = oneName && production.tier() == Tier.UNKNOWN;
        this.oneEnvironment = oneName && !nameless;
        List<FingerprintEntry> left = production.entries();
        List<FingerprintEntry> right = staging.entries();
        int l = 0;
        int r = 0;
        while (l < left.size() || r < right.size()) {
            int order = l == left.size()
                    ? 1
                    : r == right.size() ? -1 : FingerprintEntry.ORDER.compare(left.get(l), right.get(r));
            FingerprintEntry here = order <= 0 ? left.get(l++) : null;
            FingerprintEntry there = order >= 0 ? right.get(r++) : null;
            compare(here, there);
        }
        findings.sort(ORDER);
    }

    List<ParityFinding> findings() {
        return findings;
    }

    /** How many names of each section were compared. */
    Map<Section, Integer> compared() {
        return compared;
    }

    private void compare(@Nullable FingerprintEntry production, @Nullable FingerprintEntry staging) {
        if (production != null && staging != null) {
            compared.merge(production.section(), 1, Integer::sum);
            both(production, staging);
        } else if (production != null) {
            compared.merge(production.section(), 1, Integer::sum);
            add(structureOr(production, Kind.MISSING), production, production, null);
        } else if (staging != null) {
            compared.merge(staging.section(), 1, Integer::sum);
            add(structureOr(staging, Kind.EXTRA), staging, null, staging);
        }
    }

    private static Kind structureOr(FingerprintEntry entry, Kind kind) {
        return entry.section() == Section.SCHEMA || entry.section() == Section.MIGRATION ? Kind.SCHEMA : kind;
    }

    private void both(FingerprintEntry production, FingerprintEntry staging) {
        if (production.mark() instanceof Mark.Secret secret && staging.mark() instanceof Mark.Secret other) {
            secrets(production, staging, secret, other);
            return;
        }
        boolean same = production.mark().equals(staging.mark());
        boolean own = production.expectation() != Expectation.SAME || staging.expectation() != Expectation.SAME;
        if (production.type() != staging.type() && !(own && bothFilled(production.type(), staging.type()))) {
            add(structureOr(production, Kind.TYPE), production, production, staging);
        } else if (own) {
            boolean alarming = production.expectation() == Expectation.DIFFERENT
                    && staging.expectation() == Expectation.DIFFERENT
                    && !oneEnvironment;
            if (same && alarming) {
                add(Kind.SHARED_ENDPOINT, production, production, staging);
            }
        } else if (!same) {
            Kind kind = production.type() == ValueType.VERSION ? Kind.VERSION : Kind.VALUE;
            add(kind == Kind.VERSION ? kind : structureOr(production, kind), production, production, staging);
        }
    }

    /** What is an environment's own may be a name here and an address there, but it is not left out. */
    private static boolean bothFilled(ValueType one, ValueType other) {
        return isFilled(one) && isFilled(other);
    }

    private static boolean isFilled(ValueType type) {
        return switch (type) {
            case TEXT, HOST, NUMBER -> true;
            default -> false;
        };
    }

    private void secrets(FingerprintEntry production, FingerprintEntry staging, Mark.Secret secret, Mark.Secret other) {
        boolean empty = secret.length() == LengthClass.EMPTY;
        if (secret.length() != other.length()) {
            boolean filledOnce = empty || other.length() == LengthClass.EMPTY;
            add(filledOnce ? Kind.TYPE : Kind.VALUE, production, production, staging);
        } else if (!empty && !oneEnvironment && secret.tag().equals(other.tag())) {
            add(Kind.SHARED_SECRET, production, production, staging);
        }
    }

    private static boolean isUrl(@Nullable FingerprintEntry entry) {
        return entry != null && (entry.type() == ValueType.URL || entry.type() == ValueType.DATASTORE_URL);
    }

    /** In the order of names the parts of a URL stand behind it. */
    private boolean isPartOfReported(FingerprintEntry entry) {
        int end = entry.key().lastIndexOf(EntryCollector.PART);
        return end > 0
                && withoutParts.contains(
                        entry.section() + " " + entry.key().substring(0, end + EntryCollector.PART.length()));
    }

    private void add(
            Kind kind,
            FingerprintEntry entry,
            @Nullable FingerprintEntry production,
            @Nullable FingerprintEntry staging) {
        if (isPartOfReported(entry)) {
            return;
        }
        boolean oneSided = kind == Kind.MISSING || kind == Kind.EXTRA || kind == Kind.TYPE;
        if (oneSided && (isUrl(production) || isUrl(staging))) {
            withoutParts.add(entry.section() + " " + entry.key() + EntryCollector.PART);
        }
        boolean perhapsOne = nameless && (kind == Kind.SHARED_SECRET || kind == Kind.SHARED_ENDPOINT);
        findings.add(new ParityFinding(
                kind,
                perhapsOne ? Severity.INFO : Weighing.of(kind, entry, production, staging),
                entry.section(),
                entry.key(),
                production == null ? ABSENT : Shown.of(production),
                staging == null ? ABSENT : Shown.of(staging),
                Shown.remark(kind, production, staging)));
    }
}
