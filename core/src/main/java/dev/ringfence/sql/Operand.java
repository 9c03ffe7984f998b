package dev.ringfence.sql;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A value in a condition, as far as the text tells it. */
sealed interface Operand {
    /** The literal NULL. */
    record Null() implements Operand {}

    /** A string literal. */
    record Text(String content) implements Operand {}

    /**
     * A hexadecimal or bit literal of MySQL: a string of bytes beside a string, else a number ("Hexadecimal Literals" in
     * its manual).
     */
    record Bytes(String content, Sum number) implements Operand {
        /** What it counts as beside another value. */
        Operand beside(Operand other) {
            return other instanceof Text || other instanceof Bytes ? new Text(content) : number;
        }
    }

    /** A condition used as a value. */
    record Truth(Formula formula) implements Operand {}

    /** Several values in parentheses. */
    record Row(List<Operand> values) implements Operand {
        public Row {
            values = List.copyOf(values);
        }
    }

    /** One value or another, by a condition: CASE, COALESCE, NULLIF. */
    record Choice(Formula when, Operand then, Operand otherwise) implements Operand {}

    /**
     * A sum of variables, each times a number, and a constant. A variable alone need not be a number.
     *
     * @param operands all variables it was made of, those that cancel each other out among them
     */
    record Sum(Map<Variable, BigDecimal> factors, BigDecimal constant, Set<Variable> operands) implements Operand {
        private static final Comparator<Variable> ORDER = Comparator.comparingInt(variable -> variable.index);

        static Sum of(BigDecimal constant) {
            return new Sum(Map.of(), constant, Set.of());
        }

        static Sum of(Variable variable) {
            return new Sum(Map.of(variable, BigDecimal.ONE), BigDecimal.ZERO, Set.of(variable));
        }

        boolean isConstant() {
            return factors.isEmpty() && operands.isEmpty();
        }

        /** The variable that this is, if it is nothing else. */
        @Nullable
        Variable variable() {
            boolean alone = factors.size() == 1 && constant.signum() == 0 && operands.size() == 1;
            if (!alone) {
                return null;
            }
            Map.Entry<Variable, BigDecimal> only = factors.entrySet().iterator().next();
            return only.getValue().compareTo(BigDecimal.ONE) == 0 ? only.getKey() : null;
        }

        Sum plus(Sum other, int sign) {
            BigDecimal times = BigDecimal.valueOf(sign);
            Map<Variable, BigDecimal> sum = new TreeMap<>(ORDER);
            sum.putAll(factors);
            other.factors.forEach((variable, factor) -> {
                BigDecimal before = sum.getOrDefault(variable, BigDecimal.ZERO);
                BigDecimal after = before.add(factor.multiply(times));
                if (after.signum() == 0) {
                    sum.remove(variable);
                } else {
                    sum.put(variable, after);
                }
            });
            Set<Variable> both = new TreeSet<>(ORDER);
            both.addAll(operands);
            both.addAll(other.operands);
            return new Sum(sum, constant.add(other.constant.multiply(times)), both);
        }

        Sum times(BigDecimal number) {
            Map<Variable, BigDecimal> product = new TreeMap<>(ORDER);
            if (number.signum() != 0) {
                factors.forEach((variable, factor) -> product.put(variable, factor.multiply(number)));
            }
            return new Sum(product, constant.multiply(number), operands);
        }

        /** Divided by the factor of its first variable, the constant left out: the same for x - y and 2 * y - 2 * x. */
        String direction() {
            BigDecimal first = factors.values().iterator().next();
            List<String> parts = new ArrayList<>();
            factors.forEach((variable, factor) ->
                    parts.add(factor.divide(first, MathContext.DECIMAL64)
                                    .stripTrailingZeros()
                                    .toPlainString() + "*" + variable.index));
            return String.join("+", parts);
        }
    }
}
