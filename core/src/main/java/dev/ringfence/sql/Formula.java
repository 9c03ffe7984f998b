package dev.ringfence.sql;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/** A condition over variables, in the three-valued logic of SQL. Immutable but for the points of its variables. */
sealed interface Formula
        permits Known,
                Formula.Compared,
                Formula.Holds,
                Formula.Missing,
                Formula.Strict,
                Formula.Negation,
                Formula.All,
                Formula.Any,
                Formula.Choice,
                Formula.Is,
                Formula.Same {
    /**
     * What it may come to.
     *
     * @param row for each variable its region, {@link Variable#NULL} or {@link Variable#ANY}
     */
    int under(int[] row);

    /** Adds the indexes of its variables. */
    void collect(BitSet variables);

    /** Adds the indexes of the variables that it asks whether they are null, so that null is one of its cases. */
    default void collectAsked(BitSet asked) {
        // Most ask of none.
    }

    /** A variable that is not null, compared with a constant. */
    record Compared(Variable variable, Comparison comparison, Variable.Point point) implements Formula {
        @Override
        public int under(int[] row) {
            int region = row[variable.index];
            return region == Variable.ANY
                    ? Outcomes.TRUE | Outcomes.FALSE
                    : Outcomes.of(comparison.holds(Integer.compare(region, point.region)));
        }

        @Override
        public void collect(BitSet variables) {
            variables.set(variable.index);
        }
    }

    /** The truth of a variable that is not null. */
    record Holds(Variable variable) implements Formula {
        @Override
        public int under(int[] row) {
            return switch (row[variable.index]) {
                case Variable.ANY -> Outcomes.TRUE | Outcomes.FALSE;
                case 0 -> Outcomes.FALSE;
                default -> Outcomes.TRUE;
            };
        }

        @Override
        public void collect(BitSet variables) {
            variables.set(variable.index);
        }
    }

    /**
     * IS NULL of a variable.
     *
     * @param asked true if the condition says so itself, false if COALESCE and its like imply it
     */
    record Missing(Variable variable, boolean asked) implements Formula {
        @Override
        public int under(int[] row) {
            return switch (row[variable.index]) {
                case Variable.ANY -> variable.nullable ? Outcomes.TRUE | Outcomes.FALSE : Outcomes.FALSE;
                case Variable.NULL -> Outcomes.TRUE;
                default -> Outcomes.FALSE;
            };
        }

        @Override
        public void collect(BitSet variables) {
            variables.set(variable.index);
        }

        @Override
        public void collectAsked(BitSet all) {
            if (asked) {
                all.set(variable.index);
            }
        }
    }

    /** Null as soon as one of the variables is, as nearly every operator has it. */
    record Strict(List<Variable> operands, Formula inner) implements Formula {
        @Override
        public int under(int[] row) {
            int maybe = 0;
            for (Variable operand : operands) {
                int region = row[operand.index];
                if (region == Variable.NULL) {
                    return Outcomes.NULL;
                }
                maybe |= region == Variable.ANY && operand.nullable ? Outcomes.NULL : 0;
            }
            return inner.under(row) | maybe;
        }

        @Override
        public void collect(BitSet variables) {
            operands.forEach(operand -> variables.set(operand.index));
            inner.collect(variables);
        }

        @Override
        public void collectAsked(BitSet asked) {
            inner.collectAsked(asked);
        }
    }

    /** NOT of what is no AND, OR or NOT; see {@link #not}. */
    record Negation(Formula inner) implements Formula {
        @Override
        public int under(int[] row) {
            return Outcomes.not(inner.under(row));
        }

        @Override
        public void collect(BitSet variables) {
            inner.collect(variables);
        }

        @Override
        public void collectAsked(BitSet asked) {
            inner.collectAsked(asked);
        }
    }

    /** AND. */
    record All(List<Formula> parts) implements Formula {
        @Override
        public int under(int[] row) {
            int outcomes = Outcomes.TRUE;
            for (Formula part : parts) {
                outcomes = Outcomes.and(outcomes, part.under(row));
            }
            return outcomes;
        }

        @Override
        public void collect(BitSet variables) {
            parts.forEach(part -> part.collect(variables));
        }

        @Override
        public void collectAsked(BitSet asked) {
            parts.forEach(part -> part.collectAsked(asked));
        }
    }

    /** OR. */
    record Any(List<Formula> parts) implements Formula {
        @Override
        public int under(int[] row) {
            int outcomes = Outcomes.FALSE;
            for (Formula part : parts) {
                outcomes = Outcomes.or(outcomes, part.under(row));
            }
            return outcomes;
        }

        @Override
        public void collect(BitSet variables) {
            parts.forEach(part -> part.collect(variables));
        }

        @Override
        public void collectAsked(BitSet asked) {
            parts.forEach(part -> part.collectAsked(asked));
        }
    }

    /** CASE with one WHEN: the first part where the condition is true, else the second. */
    record Choice(Formula when, Formula then, Formula otherwise) implements Formula {
        @Override
        public int under(int[] row) {
            int outcomes = when.under(row);
            return ((outcomes & Outcomes.TRUE) != 0 ? then.under(row) : 0)
                    | ((outcomes & ~Outcomes.TRUE) != 0 ? otherwise.under(row) : 0);
        }

        @Override
        public void collect(BitSet variables) {
            when.collect(variables);
            then.collect(variables);
            otherwise.collect(variables);
        }

        @Override
        public void collectAsked(BitSet asked) {
            when.collectAsked(asked);
            then.collectAsked(asked);
            otherwise.collectAsked(asked);
        }
    }

    /** IS TRUE, IS FALSE, IS UNKNOWN. */
    record Is(Formula inner, int wanted) implements Formula {
        @Override
        public int under(int[] row) {
            return Outcomes.is(inner.under(row), wanted);
        }

        @Override
        public void collect(BitSet variables) {
            inner.collect(variables);
        }

        @Override
        public void collectAsked(BitSet asked) {
            if (wanted == Outcomes.NULL) {
                inner.collect(asked);
            } else {
                inner.collectAsked(asked);
            }
        }
    }

    /** Two conditions compared for equality. */
    record Same(Formula left, Formula right) implements Formula {
        @Override
        public int under(int[] row) {
            return Outcomes.same(left.under(row), right.under(row));
        }

        @Override
        public void collect(BitSet variables) {
            left.collect(variables);
            right.collect(variables);
        }

        @Override
        public void collectAsked(BitSet asked) {
            left.collectAsked(asked);
            right.collectAsked(asked);
        }
    }

    static Formula not(Formula formula) {
        if (formula instanceof Known known) {
            return new Known(Outcomes.not(known.outcomes()));
        }
        if (formula instanceof Negation negation) {
            return negation.inner;
        }
        if (formula instanceof All all) {
            return new Any(all.parts.stream().map(Formula::not).toList());
        }
        if (formula instanceof Any any) {
            return new All(any.parts.stream().map(Formula::not).toList());
        }
        return new Negation(formula);
    }

    static Formula all(List<Formula> parts) {
        return parts.size() == 1 ? parts.get(0) : new All(List.copyOf(parts));
    }

    /** OR of the parts; those that are an OR themselves become parts of it. */
    static Formula any(List<Formula> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        List<Formula> flat = new ArrayList<>(parts.size());
        for (Formula part : parts) {
            if (part instanceof Any any) {
                flat.addAll(any.parts);
            } else {
                flat.add(part);
            }
        }
        return new Any(List.copyOf(flat));
    }

    static Formula strict(Collection<Variable> operands, Formula inner) {
        List<Variable> nullable =
                operands.stream().filter(operand -> operand.nullable).toList();
        return nullable.isEmpty() ? inner : new Strict(nullable, inner);
    }

    /** True if it is a constant that is true. */
    static boolean isTrue(Formula formula) {
        return formula instanceof Known known && known.outcomes() == Outcomes.TRUE;
    }
}
