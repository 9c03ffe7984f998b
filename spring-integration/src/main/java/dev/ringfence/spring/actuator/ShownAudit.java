package dev.ringfence.spring.actuator;

import dev.ringfence.audit.AuditEntry;
import dev.ringfence.audit.AuditQuery;
import dev.ringfence.audit.AuditTrail;
import dev.ringfence.audit.InMemoryAuditTrail;
import dev.ringfence.audit.JdbcAuditTrail;
import dev.ringfence.audit.SealedEntry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where what happened is kept, and what happened lately.
 *
 * @param trail the kind of trail
 * @param sequence the number of the newest sealed entry; absent if nothing is sealed, or the trail has no chain
 * @param hash its hash, which is what an anchor holds; absent likewise
 * @param lagSeconds how long ago nothing was left to seal; absent for a trail without a chain
 * @param latest what was allowed, switched, approved or taken back lately, the newest first; refusals are told with their
 *     rules; empty for a trail that cannot be read
 */
record ShownAudit(
        String trail,
        @Nullable Long sequence,
        @Nullable String hash,
        @Nullable Long lagSeconds,
        List<Happening> latest) {
    private static final int LOOKED_AT = 200;
    private static final int MOST_SHOWN = 20;

    /**
     * One thing that happened.
     *
     * @param at when
     * @param kind what kind of event, such as approved or undone
     * @param actor who did it
     * @param what the rule that spoke, or the operation
     * @param detail one sentence
     */
    record Happening(Instant at, String kind, String actor, String what, String detail) {
        private static Happening of(AuditEntry entry) {
            return new Happening(
                    entry.at(),
                    ShownText.word(entry.kind()),
                    ShownText.of(entry.actor().toString()),
                    ShownText.of(entry.rule()),
                    ShownText.of(entry.detail()));
        }
    }

    ShownAudit {
        latest = List.copyOf(latest);
    }

    static ShownAudit of(AuditTrail trail) {
        String kind = trail.getClass().getSimpleName();
        if (trail instanceof JdbcAuditTrail chained) {
            Optional<SealedEntry> head = chained.head();
            long newest = head.map(SealedEntry::sequence).orElse(0L);
            AuditQuery lately =
                    AuditQuery.all().after(Math.max(0, newest - LOOKED_AT)).limit(LOOKED_AT);
            return new ShownAudit(
                    kind,
                    head.map(SealedEntry::sequence).orElse(null),
                    head.map(SealedEntry::hash).orElse(null),
                    chained.lag().toSeconds(),
                    latest(
                            newest == 0
                                    ? Stream.of()
                                    : chained.find(lately).stream().map(SealedEntry::entry)));
        }
        return new ShownAudit(
                kind,
                null,
                null,
                null,
                latest(trail instanceof InMemoryAuditTrail kept ? kept.entries().stream() : Stream.of()));
    }

    private static List<Happening> latest(Stream<AuditEntry> entries) {
        return entries.filter(entry -> entry.kind() != AuditEntry.Kind.REFUSED)
                .sorted(Comparator.comparing(AuditEntry::at).reversed())
                .limit(MOST_SHOWN)
                .map(Happening::of)
                .toList();
    }
}
