package dev.ringfence.audit;

import dev.ringfence.audit.AuditProblem.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds the rows of a chain, in the order of their numbers, against their hashes and against anchors. For one thread. */
final class ChainCheck {
    private static final int MOST_PROBLEMS = 1000;

    private final ChainHash hashes;
    private final Map<Long, List<Anchor>> anchors;
    private final long lastAnchored;
    private final long first;
    private final List<AuditProblem> problems = new ArrayList<>();
    private long expected;
    private @Nullable String previous;
    private long entries;
    private int anchorsHeld;

    /**
     * A check of a chain.
     *
     * @param begin the number and hash of what stands before its first entry
     */
    ChainCheck(ChainHash hashes, Link begin, Collection<Anchor> anchors) {
        this.hashes = hashes;
        this.anchors = anchors.stream().collect(Collectors.groupingBy(Anchor::sequence));
        this.lastAnchored = anchors.stream().mapToLong(Anchor::sequence).max().orElse(0);
        this.first = begin.sequence() + 1;
        this.expected = first;
        this.previous = begin.hash();
        hold(begin.sequence(), begin.hash());
    }

    /** A number of the chain and the hash there. */
    record Link(long sequence, String hash) {
        static final Link ROOT = new Link(0, ChainHash.ROOT);
    }

    void accept(SealedRow row) {
        entries++;
        if (row.sequence() < expected) {
            problem(AuditProblem.at(Kind.INSERTED, row.sequence()));
            return;
        }
        if (row.sequence() > expected) {
            problem(new AuditProblem(Kind.MISSING, expected, row.sequence() - 1));
        } else if (previous != null && !row.previousHash().equals(previous)) {
            problem(AuditProblem.at(Kind.RELINKED, row.sequence()));
        }
        if (!row.isAsSealed(hashes)) {
            problem(AuditProblem.at(Kind.EDITED, row.sequence()));
        }
        hold(row.sequence(), row.hash());
        previous = row.hash();
        expected = row.sequence() + 1;
    }

    private void hold(long sequence, String hash) {
        List<Anchor> here = anchors.getOrDefault(sequence, List.of());
        anchorsHeld += here.size();
        if (here.stream().anyMatch(anchor -> !anchor.hash().equals(hash))) {
            problem(AuditProblem.at(Kind.ANCHOR, sequence));
        }
    }

    void problem(AuditProblem problem) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem);
        }
    }

    /** What is wrong after the last row, by the head of the chain and by anchors. */
    AuditVerification finish(Link head) {
        long last = expected - 1;
        if (head.sequence() > last) {
            problem(new AuditProblem(Kind.MISSING, expected, head.sequence()));
        } else if (!head.hash().equals(previous)) {
            problem(AuditProblem.at(Kind.HEAD, head.sequence()));
        }
        long known = Math.max(last, head.sequence());
        if (lastAnchored > known) {
            problem(new AuditProblem(Kind.MISSING, known + 1, lastAnchored));
        }
        return new AuditVerification(entries, first, head.sequence(), anchorsHeld, problems);
    }
}
