package dev.ringfence.jdbc.gate;

import dev.ringfence.jdbc.limit.ChangeCounter;
import dev.ringfence.jdbc.statement.BoundParameters;
import dev.ringfence.jdbc.statement.RowBound;
import dev.ringfence.jdbc.statement.RowChange;
import dev.ringfence.jdbc.statement.StatementEffect;
import dev.ringfence.jdbc.statement.Verdict;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was collected by addBatch: the elements are only counted, unless somebody needs them with their parameters. */
public final class Batch {
    private final Map<Verdict, Integer> verdicts = new LinkedHashMap<>(2);
    private final List<RowChange.Element> elements = new ArrayList<>(0);

    /**
     * Counts an element.
     *
     * @param bound the parameters, where somebody needs the element
     */
    public void add(Verdict verdict, @Nullable BoundParameters bound) {
        verdicts.merge(verdict, 1, Integer::sum);
        if (bound != null) {
            elements.add(new RowChange.Element(verdict, bound));
        }
    }

    /** The verdicts, and how many elements each is of. */
    Map<Verdict, Integer> counts() {
        return Collections.unmodifiableMap(verdicts);
    }

    public boolean passes(ConnectionGate gate) {
        for (Verdict verdict : verdicts.keySet()) {
            if (!gate.passes(verdict)) {
                return false;
            }
        }
        return true;
    }

    /** The verdict that the whole is judged by: the one whose rows are the hardest to tell. */
    public Verdict hardest() {
        Verdict hardest = verdicts.keySet().iterator().next();
        for (Verdict verdict : verdicts.keySet()) {
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

    /** The elements that somebody needs, in their order; one of each text, without parameters, where nobody did then. */
    List<RowChange.Element> elements() {
        return elements.isEmpty()
                ? verdicts.keySet().stream()
                        .map(verdict -> new RowChange.Element(verdict, new BoundParameters()))
                        .toList()
                : List.copyOf(elements);
    }

    /** The rows that counts tell of; negative if a driver hides one that the text does not bound either. */
    public long total(long @Nullable [] counts) {
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
