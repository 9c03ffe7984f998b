package dev.ringfence.sql;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns comparisons of values, and values that stand as conditions, into formulas. */
final class Relation {
    /** CASE compared with CASE multiplies; beyond this nothing is claimed. */
    private static final int MAX_COMPARISONS = 500;

    private static final BigDecimal ONE = BigDecimal.ONE;

    private final Dialect dialect;
    private final Variables variables;
    private int comparisons;

    Relation(Dialect dialect, Variables variables) {
        this.dialect = dialect;
        this.variables = variables;
    }

    /** A value as a condition; null where it is none that is understood. */
    @Nullable
    Formula holds(Operand operand) {
        if (operand instanceof Operand.Truth truth) {
            return truth.formula();
        }
        if (operand instanceof Operand.Null) {
            return Known.NULL;
        }
        if (operand instanceof Operand.Text text) {
            // Of a string only truth is claimed: one that is false or an error changes no row.
            return LoneLiteral.holds(dialect, text.content()) ? Known.TRUE : Known.OPEN;
        }
        if (operand instanceof Operand.Bytes bytes) {
            return holds(bytes.number());
        }
        if (operand instanceof Operand.Choice choice) {
            Formula then = holds(choice.then());
            Formula otherwise = holds(choice.otherwise());
            return then == null || otherwise == null ? null : new Formula.Choice(choice.when(), then, otherwise);
        }
        if (operand instanceof Operand.Sum sum) {
            Variable variable = sum.variable();
            return variable != null && dialect != Dialect.MYSQL
                    ? variables.truth(variable)
                    : compare(Comparison.NOT_EQUAL, operand, Operand.Sum.of(BigDecimal.ZERO));
        }
        return null;
    }

    /** IS NULL, asked by the condition itself. */
    Formula missing(Operand operand) {
        return missing(operand, true);
    }

    /** Not null, as COALESCE and its like imply it. */
    Formula present(Operand operand) {
        return Formula.not(missing(operand, false));
    }

    private static Formula missing(Operand operand, boolean asked) {
        if (operand instanceof Operand.Null) {
            return Known.TRUE;
        }
        if (operand instanceof Operand.Choice choice) {
            return new Formula.Choice(choice.when(), missing(choice.then(), asked), missing(choice.otherwise(), asked));
        }
        if (operand instanceof Operand.Truth truth) {
            return asked
                    ? new Formula.Is(truth.formula(), Outcomes.NULL)
                    : Formula.not(new Formula.Is(truth.formula(), Outcomes.TRUE | Outcomes.FALSE));
        }
        if (operand instanceof Operand.Row row) {
            return Formula.all(
                    row.values().stream().map(value -> missing(value, asked)).toList());
        }
        List<Formula> parts = new ArrayList<>();
        if (operand instanceof Operand.Sum sum) {
            for (Variable variable : sum.operands()) {
                parts.add(variable.nullable ? new Formula.Missing(variable, asked) : Known.FALSE);
            }
        }
        return parts.isEmpty() ? Known.FALSE : Formula.any(parts);
    }

    /** Compares two values; null where what comes of it is not understood. */
    @Nullable
    Formula compare(Comparison comparison, Operand left, Operand right) {
        if (++comparisons > MAX_COMPARISONS) {
            return null;
        }
        if (left instanceof Operand.Choice choice) {
            return choice(
                    choice, compare(comparison, choice.then(), right), compare(comparison, choice.otherwise(), right));
        }
        if (right instanceof Operand.Choice choice) {
            return choice(
                    choice, compare(comparison, left, choice.then()), compare(comparison, left, choice.otherwise()));
        }
        if (left instanceof Operand.Null || right instanceof Operand.Null) {
            return Known.NULL;
        }
        if (left instanceof Operand.Row a && right instanceof Operand.Row b) {
            return rows(comparison, a.values(), b.values());
        }
        if (left instanceof Operand.Truth truth) {
            return truths(comparison, truth.formula(), right instanceof Operand.Bytes bytes ? bytes.number() : right);
        }
        if (right instanceof Operand.Truth truth) {
            return truths(
                    comparison.exchanged(),
                    truth.formula(),
                    left instanceof Operand.Bytes bytes ? bytes.number() : left);
        }
        if (left instanceof Operand.Bytes bytes) {
            return compare(comparison, bytes.beside(right), right);
        }
        if (right instanceof Operand.Bytes bytes) {
            return compare(comparison, left, bytes.beside(left));
        }
        if (left instanceof Operand.Text a && right instanceof Operand.Text b) {
            return texts(comparison, a.content(), b.content());
        }
        if (left instanceof Operand.Text text && right instanceof Operand.Sum sum) {
            return text(comparison.exchanged(), sum, text.content());
        }
        if (left instanceof Operand.Sum sum && right instanceof Operand.Text text) {
            return text(comparison, sum, text.content());
        }
        return left instanceof Operand.Sum a && right instanceof Operand.Sum b ? sums(comparison, a, b) : null;
    }

    private static @Nullable Formula choice(
            Operand.Choice choice, @Nullable Formula then, @Nullable Formula otherwise) {
        return then == null || otherwise == null ? null : new Formula.Choice(choice.when(), then, otherwise);
    }

    private @Nullable Formula rows(Comparison comparison, List<Operand> left, List<Operand> right) {
        if (left.size() != right.size() || left.isEmpty()) {
            return null;
        }
        Formula equal = rowsEqual(left, right);
        if (comparison == Comparison.EQUAL || equal == null) {
            return equal;
        }
        if (comparison == Comparison.NOT_EQUAL) {
            return Formula.not(equal);
        }
        // From the last column to the first: less in this one, or equal in it and less in the rest.
        Formula result = null;
        for (int i = left.size() - 1; i >= 0; i--) {
            boolean last = result == null;
            Formula here = compare(last ? comparison : strictly(comparison), left.get(i), right.get(i));
            Formula same = compare(Comparison.EQUAL, left.get(i), right.get(i));
            if (here == null || same == null) {
                return null;
            }
            result = last ? here : Formula.any(List.of(here, Formula.all(List.of(same, result))));
        }
        return result;
    }

    private @Nullable Formula rowsEqual(List<Operand> left, List<Operand> right) {
        List<Formula> parts = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            Formula part = compare(Comparison.EQUAL, left.get(i), right.get(i));
            if (part == null) {
                return null;
            }
            parts.add(part);
        }
        return Formula.all(parts);
    }

    private static Comparison strictly(Comparison comparison) {
        return switch (comparison) {
            case LESS_EQUAL -> Comparison.LESS;
            case GREATER_EQUAL -> Comparison.GREATER;
            default -> comparison;
        };
    }

    private @Nullable Formula truths(Comparison comparison, Formula formula, Operand other) {
        Formula expected = null;
        if (other instanceof Operand.Sum sum && sum.isConstant()) {
            boolean one = sum.constant().compareTo(ONE) == 0;
            expected = one ? Known.TRUE : sum.constant().signum() == 0 ? Known.FALSE : null;
        } else if (other instanceof Operand.Sum sum && sum.variable() != null && dialect == Dialect.MYSQL) {
            // There TRUE is the number one.
            return Formula.isTrue(formula) ? compare(comparison.exchanged(), Operand.Sum.of(ONE), other) : null;
        } else if (other instanceof Operand.Text text) {
            Optional<Boolean> value = LoneLiteral.truth(text.content());
            expected = value.map(holds -> holds ? Known.TRUE : Known.FALSE).orElse(null);
        } else {
            expected = holds(other);
        }
        if (expected == null) {
            return null;
        }
        return switch (comparison) {
            case EQUAL -> same(formula, expected);
            case NOT_EQUAL -> Formula.not(same(formula, expected));
            default -> null;
        };
    }

    private static Formula same(Formula formula, Formula expected) {
        return Formula.isTrue(expected)
                ? formula
                : expected.equals(Known.FALSE) ? Formula.not(formula) : new Formula.Same(formula, expected);
    }

    private Formula texts(Comparison comparison, String left, String right) {
        if (comparison == Comparison.EQUAL || comparison == Comparison.NOT_EQUAL) {
            int equal = Texts.equal(dialect, left, right);
            return new Known(comparison == Comparison.EQUAL ? equal : Outcomes.not(equal));
        }
        int order = Texts.order(left, right);
        return order == Texts.UNORDERED ? Known.EITHER : new Known(Outcomes.of(comparison.holds(order)));
    }

    private @Nullable Formula text(Comparison comparison, Operand.Sum sum, String text) {
        Variable variable = sum.variable();
        if (variable == null) {
            Optional<BigDecimal> number = Constants.number(dialect, text);
            return number.map(value -> sums(comparison, sum, Operand.Sum.of(value)))
                    .orElse(null);
        }
        if (dialect == Dialect.POSTGRESQL && (text.equals("infinity") || text.equals("-infinity"))) {
            boolean certain =
                    text.startsWith("-") ? comparison == Comparison.GREATER_EQUAL : comparison == Comparison.LESS_EQUAL;
            if (certain) {
                return Formula.strict(sum.operands(), Known.TRUE);
            }
        }
        if (Clock.isClock(variable) && Clock.isPast(text)) {
            return new Known(Outcomes.of(comparison.holds(1)));
        }
        Variable asText = variables.asText(variable, text);
        return compared(sum, asText, comparison, text);
    }

    private Formula sums(Comparison comparison, Operand.Sum left, Operand.Sum right) {
        Operand.Sum difference = left.plus(right, -1);
        if (difference.factors().isEmpty()) {
            Formula known =
                    new Known(Outcomes.of(comparison.holds(difference.constant().signum())));
            return Formula.strict(difference.operands(), known);
        }
        BigDecimal first = difference.factors().values().iterator().next();
        BigDecimal bound = difference.constant().negate().divide(first, MathContext.DECIMAL128);
        Variable variable = difference.factors().size() == 1
                ? difference.factors().keySet().iterator().next()
                : variables.of("\0sum " + difference.direction(), false);
        return compared(difference, variable, first.signum() < 0 ? comparison.exchanged() : comparison, bound);
    }

    private static Formula compared(Operand.Sum sum, Variable variable, Comparison comparison, Object constant) {
        Variable.Point point = variable.point(constant);
        Formula inner = point == null ? Known.EITHER : new Formula.Compared(variable, comparison, point);
        return Formula.strict(sum.operands(), inner);
    }
}
