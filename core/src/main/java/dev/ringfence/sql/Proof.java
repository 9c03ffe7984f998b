package dev.ringfence.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * What a condition comes to for every row, found by trying all cases that it can tell apart. Exact for one that
 * compares variables with constants; where two variables depend on each other in a way it does not know, and where
 * there are more cases than it is willing to try, it claims less, never more.
 */
final class Proof {
    private static final int MAX_VARIABLES = 96;
    private static final int MAX_CASES = 2_048;
    private static final int NOT_TRUE = Outcomes.FALSE | Outcomes.NULL;

    private final List<Variable> variables;
    private final boolean nulls;
    private final int[] row;

    private Proof(List<Variable> variables, boolean nulls) {
        this.variables = variables;
        this.nulls = nulls;
        this.row = new int[variables.size()];
        Arrays.fill(row, Variable.ANY);
    }

    /** The verdict on a condition whose variables are those given. */
    static Where of(Formula formula, List<Variable> variables) {
        Proof all = new Proof(variables, true);
        int roughly = formula.under(all.row);
        if (roughly == Outcomes.TRUE) {
            return Where.ALWAYS_TRUE;
        }
        if ((roughly & Outcomes.TRUE) == 0) {
            return Where.NEVER_TRUE;
        }
        if (variables.size() > MAX_VARIABLES) {
            return Where.PRESENT;
        }
        Proof known = new Proof(variables, false);
        if (known.always(formula)) {
            return all.always(formula) ? Where.ALWAYS_TRUE : Where.TRUE_UNLESS_NULL;
        }
        return all.never(formula) ? Where.NEVER_TRUE : Where.PRESENT;
    }

    /** An AND is always true if every part is; an OR, if one group of parts that share variables is. */
    private boolean always(Formula formula) {
        if (formula instanceof Formula.All all) {
            return all.parts().stream().allMatch(this::always);
        }
        if (formula instanceof Formula.Any any) {
            return groups(any.parts()).stream()
                    .anyMatch(group -> group.size() == 1
                            ? always(group.get(0))
                            : outcomes(Formula.any(group), NOT_TRUE) == Outcomes.TRUE);
        }
        return outcomes(formula, NOT_TRUE) == Outcomes.TRUE;
    }

    private boolean never(Formula formula) {
        if (formula instanceof Formula.Any any) {
            return any.parts().stream().allMatch(this::never);
        }
        if (formula instanceof Formula.All all) {
            return groups(all.parts()).stream()
                    .anyMatch(group -> group.size() == 1
                            ? never(group.get(0))
                            : (outcomes(Formula.all(group), Outcomes.TRUE) & Outcomes.TRUE) == 0);
        }
        return (outcomes(formula, Outcomes.TRUE) & Outcomes.TRUE) == 0;
    }

    /** The parts in groups, so that no two groups share a variable. */
    private List<List<Formula>> groups(List<Formula> parts) {
        List<BitSet> shared = new ArrayList<>();
        List<List<Formula>> groups = new ArrayList<>();
        for (Formula part : parts) {
            BitSet own = new BitSet(variables.size());
            part.collect(own);
            List<Formula> group = new ArrayList<>();
            group.add(part);
            for (int i = groups.size() - 1; i >= 0; i--) {
                if (shared.get(i).intersects(own)) {
                    own.or(shared.remove(i));
                    group.addAll(groups.remove(i));
                }
            }
            shared.add(own);
            groups.add(group);
        }
        return groups;
    }

    /** What a formula comes to in all cases; stops early when one of the outcomes asked for is among them. */
    private int outcomes(Formula formula, int stop) {
        BitSet used = new BitSet();
        formula.collect(used);
        BitSet asked = new BitSet();
        formula.collectAsked(asked);
        List<Variable> tried = new ArrayList<>();
        List<List<Integer>> values = new ArrayList<>();
        int cases = 1;
        for (int i = used.nextSetBit(0); i >= 0; i = used.nextSetBit(i + 1)) {
            Variable variable = variables.get(i);
            List<Integer> regions = new ArrayList<>(variable.regions());
            if (variable.nullable && (nulls || asked.get(i))) {
                regions.add(Variable.NULL);
            }
            if (cases * regions.size() <= MAX_CASES) {
                cases *= regions.size();
                tried.add(variable);
                values.add(regions);
            } else if (!nulls && !asked.get(i)) {
                // Null is out of the question, and what is not tried would bring it back.
                return Outcomes.ANY;
            }
        }
        int outcomes = 0;
        for (int number = 0; number < cases && (outcomes & stop) == 0; number++) {
            int rest = number;
            for (int i = 0; i < tried.size(); i++) {
                int count = values.get(i).size();
                row[tried.get(i).index] = values.get(i).get(rest % count);
                rest /= count;
            }
            outcomes |= formula.under(row);
        }
        tried.forEach(variable -> row[variable.index] = Variable.ANY);
        return outcomes;
    }
}
