package dev.ringfence.refresh.synthetic;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A condition of a schema, or a part of one, asked of a row that is about to be written. */
interface SyntheticExpression {

    /**
     * What it comes to; {@code null} for NULL and for what cannot be told, which no condition refuses (SQL:2016, 4.23.3.4).
     *
     * @param cells the row's values, by the places of their columns
     */
    @Nullable
    Object value(@Nullable Object[] cells);

    /** The parts that it asks. */
    default List<SyntheticExpression> parts() {
        return List.of();
    }

    /** A value of the row. */
    record Cell(int place) implements SyntheticExpression {
        @Override
        public @Nullable Object value(@Nullable Object[] cells) {
            return cells[place];
        }
    }

    /** A value of the schema. */
    record Constant(@Nullable Object constant) implements SyntheticExpression {
        @Override
        public @Nullable Object value(@Nullable Object[] cells) {
            return constant;
        }
    }

    /** All of them, or one of them. */
    record Junction(boolean all, List<SyntheticExpression> parts) implements SyntheticExpression {
        @Override
        public @Nullable Object value(@Nullable Object[] cells) {
            boolean unknown = false;
            for (SyntheticExpression part : parts) {
                Object value = part.value(cells);
                if (value instanceof Boolean truth && truth != all) {
                    return !all;
                }
                unknown |= !(value instanceof Boolean);
            }
            return unknown ? null : all;
        }
    }

    /** The opposite. */
    record Not(SyntheticExpression of) implements SyntheticExpression {
        @Override
        public @Nullable Object value(@Nullable Object[] cells) {
            return of.value(cells) instanceof Boolean truth ? !truth : null;
        }

        @Override
        public List<SyntheticExpression> parts() {
            return List.of(of);
        }
    }

    /** Whether there is none. */
    record Absent(SyntheticExpression of) implements SyntheticExpression {
        @Override
        public Object value(@Nullable Object[] cells) {
            return of.value(cells) == null;
        }

        @Override
        public List<SyntheticExpression> parts() {
            return List.of(of);
        }
    }

    /** One of {@code = <> < <= > >=}. */
    record Comparison(String operator, SyntheticExpression left, SyntheticExpression right)
            implements SyntheticExpression {
        @Override
        public @Nullable Object value(@Nullable Object[] cells) {
            Object one = left.value(cells);
            Object other = right.value(cells);
            Integer order = one == null || other == null ? null : SyntheticOrder.compare(one, other);
            if (order == null) {
                return null;
            }
            return switch (operator) {
                case "=" -> order == 0;
                case "<>" -> order != 0;
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                default -> order >= 0;
            };
        }

        @Override
        public List<SyntheticExpression> parts() {
            return List.of(left, right);
        }
    }

    /**
     * Whether a text has a form somewhere.
     *
     * @param source the expression that a text of this form is made from
     */
    record Match(SyntheticExpression of, Pattern pattern, String source) implements SyntheticExpression {
        @Override
        public @Nullable Object value(@Nullable Object[] cells) {
            Object text = of.value(cells);
            return text == null ? null : pattern.matcher(text.toString()).find();
        }

        @Override
        public List<SyntheticExpression> parts() {
            return List.of(of);
        }
    }

    /** One of {@code + - * / %}. */
    record Arithmetic(char operator, SyntheticExpression left, SyntheticExpression right)
            implements SyntheticExpression {
        private static final int DIGITS = 20;

        @Override
        public @Nullable Object value(@Nullable Object[] cells) {
            BigDecimal one = SyntheticOrder.number(left.value(cells));
            BigDecimal other = SyntheticOrder.number(right.value(cells));
            if (one == null || other == null) {
                return null;
            }
            if ((operator == '/' || operator == '%') && other.signum() == 0) {
                return null;
            }
            return switch (operator) {
                case '+' -> one.add(other);
                case '-' -> one.subtract(other);
                case '*' -> one.multiply(other);
                case '%' -> one.remainder(other);
                default -> one.divide(other, DIGITS, RoundingMode.HALF_UP);
            };
        }

        @Override
        public List<SyntheticExpression> parts() {
            return List.of(left, right);
        }
    }

    /** A function that is known, by its name in lower case. */
    record Call(String function, List<SyntheticExpression> parts) implements SyntheticExpression {
        @Override
        public @Nullable Object value(@Nullable Object[] cells) {
            if (function.equals("coalesce")) {
                return parts.stream()
                        .map(part -> part.value(cells))
                        .filter(value -> value != null)
                        .findFirst()
                        .orElse(null);
            }
            Object of = parts.get(0).value(cells);
            return of == null ? null : apply(of);
        }

        private @Nullable Object apply(Object of) {
            return switch (function) {
                case "length" ->
                    (long) of.toString().codePointCount(0, of.toString().length());
                case "upper" -> of.toString().toUpperCase(Locale.ROOT);
                case "lower" -> of.toString().toLowerCase(Locale.ROOT);
                case "trim" -> of.toString().strip();
                case "year" -> of instanceof Temporal time ? SyntheticOrder.year(time) : null;
                case "date" ->
                    of instanceof LocalDateTime time ? time.toLocalDate() : of instanceof LocalDate ? of : null;
                case "abs" -> {
                    BigDecimal number = SyntheticOrder.number(of);
                    yield number == null ? null : number.abs();
                }
                default -> throw new IllegalStateException("'function' must be known but was " + function);
            };
        }
    }
}
