package dev.ringfence.refresh.synthetic;

import dev.ringfence.refresh.synthetic.SyntheticExpression.Absent;
import dev.ringfence.refresh.synthetic.SyntheticExpression.Call;
import dev.ringfence.refresh.synthetic.SyntheticExpression.Cell;
import dev.ringfence.refresh.synthetic.SyntheticExpression.Comparison;
import dev.ringfence.refresh.synthetic.SyntheticExpression.Constant;
import dev.ringfence.refresh.synthetic.SyntheticExpression.Junction;
import dev.ringfence.refresh.synthetic.SyntheticExpression.Match;
import dev.ringfence.refresh.synthetic.SyntheticExpression.Not;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the conditions of a table leave of each column's values, as far as they speak of one column: so that most rows
 * that are drawn meet them. The conditions themselves are asked of each row all the same.
 */
final class SyntheticLimits {
    /** Bounds; a value that is no number or time is kept as a text. */
    private @Nullable Object low;

    private @Nullable Object high;
    private boolean lowOpen;
    private boolean highOpen;
    private @Nullable Set<Object> only;
    private int shortest;
    private int longest = Integer.MAX_VALUE;
    private boolean required;
    private final List<String> patterns = new ArrayList<>();
    private final Set<String> cases = new LinkedHashSet<>();

    /** By the place of the column. */
    static Map<Integer, SyntheticLimits> of(List<SyntheticExpression> conditions) {
        Map<Integer, SyntheticLimits> limits = new HashMap<>();
        conditions.forEach(condition -> take(limits, condition));
        return limits;
    }

    /** True if numbers, times and lists within the limits meet the condition without being asked. */
    static boolean exact(SyntheticExpression condition) {
        if (condition instanceof Junction junction && junction.all()) {
            return junction.parts().stream().allMatch(SyntheticLimits::exact);
        }
        if (condition instanceof Junction junction) {
            return junction.parts().stream()
                    .allMatch(part -> part instanceof Comparison one
                            && one.operator().equals("=")
                            && exact(one)
                            && one.left().equals(((Comparison) junction.parts().get(0)).left()));
        }
        return condition instanceof Comparison comparison
                && !comparison.operator().equals("<>")
                && comparison.left() instanceof Cell
                && comparison.right() instanceof Constant constant
                && constant.constant() != null;
    }

    private static SyntheticLimits at(Map<Integer, SyntheticLimits> limits, int place) {
        return limits.computeIfAbsent(place, column -> new SyntheticLimits());
    }

    private static void take(Map<Integer, SyntheticLimits> limits, SyntheticExpression condition) {
        if (condition instanceof Junction junction && junction.all()) {
            junction.parts().forEach(part -> take(limits, part));
        } else if (condition instanceof Junction junction) {
            takeAny(limits, junction.parts());
        } else if (condition instanceof Comparison comparison) {
            compare(limits, comparison.operator(), comparison.left(), comparison.right());
            compare(limits, turned(comparison.operator()), comparison.right(), comparison.left());
        } else if (condition instanceof Cell cell) {
            at(limits, cell.place()).allow(Set.of(true));
        } else if (condition instanceof Not not && not.of() instanceof Cell cell) {
            at(limits, cell.place()).allow(Set.of(false));
        } else if (condition instanceof Not not
                && not.of() instanceof Absent absent
                && absent.of() instanceof Cell cell) {
            at(limits, cell.place()).required = true;
        } else if (condition instanceof Match match && match.of() instanceof Cell cell) {
            at(limits, cell.place()).patterns.add(match.source());
        }
    }

    /** A column that each alternative limits lies within all of their limits together. */
    private static void takeAny(Map<Integer, SyntheticLimits> limits, List<SyntheticExpression> parts) {
        @Nullable Map<Integer, SyntheticLimits> hull = null;
        for (SyntheticExpression part : parts) {
            if (part instanceof Absent) {
                continue;
            }
            Map<Integer, SyntheticLimits> own = new HashMap<>();
            take(own, part);
            if (hull == null) {
                hull = own;
            } else {
                hull.keySet().retainAll(own.keySet());
                hull.forEach((place, limit) -> limit.widen(own.getOrDefault(place, limit)));
            }
        }
        if (hull != null) {
            hull.forEach((place, limit) -> at(limits, place).narrow(limit));
        }
    }

    private void widen(SyntheticLimits other) {
        if (only != null && other.only != null) {
            only = new LinkedHashSet<>(only);
            only.addAll(other.only);
        } else {
            boundByList();
            other.boundByList();
        }
        Integer lower = low == null || other.low == null ? null : SyntheticOrder.compare(other.low, low);
        if (lower == null) {
            low = null;
        } else if (lower < 0) {
            low = other.low;
            lowOpen = other.lowOpen;
        }
        Integer higher = high == null || other.high == null ? null : SyntheticOrder.compare(other.high, high);
        if (higher == null) {
            high = null;
        } else if (higher > 0) {
            high = other.high;
            highOpen = other.highOpen;
        }
        shortest = Math.min(shortest, other.shortest);
        longest = Math.max(longest, other.longest);
        required &= other.required;
        patterns.retainAll(other.patterns);
        cases.retainAll(other.cases);
    }

    /** The least and the greatest value of the list in its place. */
    private void boundByList() {
        if (only != null) {
            Set<Object> listed = only;
            only = null;
            for (Object value : listed) {
                Integer toLow = low == null ? null : SyntheticOrder.compare(value, low);
                low = toLow == null || toLow < 0 ? value : low;
                Integer toHigh = high == null ? null : SyntheticOrder.compare(value, high);
                high = toHigh == null || toHigh > 0 ? value : high;
            }
        }
    }

    private void narrow(SyntheticLimits other) {
        if (other.only != null) {
            allow(other.only);
        }
        if (other.low != null) {
            bound(other.lowOpen ? ">" : ">=", other.low);
        }
        if (other.high != null) {
            bound(other.highOpen ? "<" : "<=", other.high);
        }
        shortest = Math.max(shortest, other.shortest);
        longest = Math.min(longest, other.longest);
        required |= other.required;
        patterns.addAll(other.patterns);
        cases.addAll(other.cases);
    }

    private void allow(Set<Object> values) {
        if (only == null) {
            only = new LinkedHashSet<>(values);
        } else {
            only = new LinkedHashSet<>(only);
            only.retainAll(values);
        }
    }

    /** The operator that says the same when the sides are changed over. */
    private static String turned(String operator) {
        return switch (operator) {
            case "<" -> ">";
            case "<=" -> ">=";
            case ">" -> "<";
            case ">=" -> "<=";
            default -> operator;
        };
    }

    private static void compare(
            Map<Integer, SyntheticLimits> limits, String operator, SyntheticExpression of, SyntheticExpression with) {
        Object constant = with instanceof Constant known ? known.constant() : null;
        if (of instanceof Call call && call.parts().get(0) instanceof Cell cell) {
            SyntheticLimits limit = at(limits, cell.place());
            if (with.equals(cell) && operator.equals("=")) {
                limit.cases.add(call.function());
            }
            if (constant != null) {
                limit.compare(call.function(), operator, constant);
            }
        } else if (of instanceof Cell cell && constant != null) {
            at(limits, cell.place()).bound(operator, constant);
        }
    }

    /** What a function of the value comes to. */
    private void compare(String function, String operator, Object constant) {
        BigDecimal number = SyntheticOrder.number(constant);
        if (number != null && function.equals("length")) {
            length(operator, number.intValue());
        } else if (number != null && function.equals("year")) {
            year(operator, number.intValue());
        } else if (function.equals("date")) {
            bound(operator, constant);
        } else if (function.equals("trim") && operator.equals("<>")) {
            shortest = Math.max(shortest, 1);
        }
    }

    private void bound(String operator, Object constant) {
        switch (operator) {
            case "=" -> allow(Set.of(constant));
            case ">", ">=" -> {
                Integer order = low == null ? Integer.valueOf(1) : SyntheticOrder.compare(constant, low);
                if (order != null && (order > 0 || (order == 0 && operator.equals(">")))) {
                    low = constant;
                    lowOpen = operator.equals(">");
                }
            }
            case "<", "<=" -> {
                Integer order = high == null ? Integer.valueOf(-1) : SyntheticOrder.compare(constant, high);
                if (order != null && (order < 0 || (order == 0 && operator.equals("<")))) {
                    high = constant;
                    highOpen = operator.equals("<");
                }
            }
            default -> {
                if (constant.equals("")) {
                    shortest = Math.max(shortest, 1);
                }
            }
        }
    }

    private void length(String operator, int characters) {
        if (operator.equals("=") || operator.startsWith(">")) {
            shortest = Math.max(shortest, operator.equals(">") ? characters + 1 : characters);
        }
        if (operator.equals("=") || operator.equals("<") || operator.equals("<=")) {
            longest = Math.min(longest, operator.equals("<") ? characters - 1 : characters);
        }
    }

    private void year(String operator, int year) {
        if (operator.equals("=") || operator.startsWith(">")) {
            bound(">=", (operator.equals(">") ? year + 1 : year) + "-01-01");
        }
        if (operator.equals("=") || operator.equals("<") || operator.equals("<=")) {
            bound("<", (operator.equals("<") ? year : year + 1) + "-01-01");
        }
    }

    @Nullable
    Object low() {
        return low;
    }

    @Nullable
    Object high() {
        return high;
    }

    boolean lowOpen() {
        return lowOpen;
    }

    boolean highOpen() {
        return highOpen;
    }

    /** The only values that are left; {@code null} if they are not listed. */
    @Nullable
    List<Object> only() {
        return only == null ? null : List.copyOf(only);
    }

    int shortest() {
        return shortest;
    }

    int longest() {
        return longest;
    }

    boolean required() {
        return required;
    }

    /** True if a text has all forms that are demanded. */
    boolean matches(String text) {
        return patterns.stream()
                .allMatch(pattern -> Pattern.compile(pattern).matcher(text).find());
    }

    List<String> patterns() {
        return patterns;
    }

    boolean upperCase() {
        return cases.contains("upper");
    }

    boolean lowerCase() {
        return cases.contains("lower");
    }
}
