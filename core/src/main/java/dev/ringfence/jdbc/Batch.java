package dev.ringfence.jdbc;

import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was collected by addBatch: the elements are only counted, unless somebody needs them with their parameters. */
final class Batch {
    private final Set<Verdict> verdicts = new LinkedHashSet<>(2);
    private final List<RowChange.Element> elements = new ArrayList<>(0);
    private long maxRows;

    /** @param bound the parameters, where somebody needs the element */
    void add(Verdict verdict, @Nullable BoundParameters bound) {
        verdicts.add(verdict);
        if (bound != null) {
            elements.add(new RowChange.Element(verdict, bound));
        }
        maxRows = RowBound.sum(maxRows, verdict.maxRows);
    }

    /** The most rows that all elements together can change. */
    long maxRows() {
        return maxRows;
    }

    boolean passes(ConnectionGate gate) {
        for (Verdict verdict : verdicts) {
            if (!gate.passes(verdict)) {
                return false;
            }
        }
        return true;
    }

    /** The verdict that the whole is judged by: the one whose rows are the hardest to tell. */
    Verdict hardest() {
        Verdict hardest = verdicts.iterator().next();
        for (Verdict verdict : verdicts) {
            int harder = Integer.compare(hardness(verdict.effect), hardness(hardest.effect));
            hardest = harder > 0 || (harder == 0 && verdict.maxRows > hardest.maxRows) ? verdict : hardest;
        }
        return hardest;
    }

    private static int hardness(StatementEffect effect) {
        if (effect.mixed()) {
            return 3;
        }
        return effect.opaque() ? 2 : effect.uncounted() ? 1 : 0;
    }

    /** The elements that somebody needs, in their order. */
    List<RowChange.Element> elements() {
        return List.copyOf(elements);
    }

    /** The rows that counts tell of; negative if a driver hides one that the text does not bound either. */
    long total(long @Nullable [] counts) {
        long bound = hardest().maxRows;
        long total = 0;
        for (long count : counts == null ? new long[0] : counts) {
            if (count >= 0) {
                total = RowBound.sum(total, count);
            } else if (count == Statement.SUCCESS_NO_INFO && bound == Long.MAX_VALUE) {
                return ChangeCounter.UNTOLD;
            } else if (count == Statement.SUCCESS_NO_INFO) {
                total = RowBound.sum(total, bound);
            }
        }
        return total;
    }
}
