package dev.ringfence.sql;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something in a condition whose value the text does not tell: a column, a parameter, a call. Its values are told apart
 * only by the constants that the condition compares it with: n of them part the line into 2n + 1 regions, which stand
 * for all values there are.
 */
final class Variable {
    /** In place of a region: the value is null. */
    static final int NULL = -1;

    /** In place of a region: nothing is known. */
    static final int ANY = -2;

    private static final int MAX_POINTS = 32;

    final int index;
    final String key;
    final boolean nullable;
    private final List<Point> points = new ArrayList<>(2);
    private @Nullable BigDecimal lowest;
    private @Nullable BigDecimal highest;
    private boolean integer;
    private boolean truth;

    Variable(int index, String key, boolean nullable) {
        this.index = index;
        this.key = key;
        this.nullable = nullable;
    }

    /** A constant that a variable is compared with. */
    static final class Point {
        final Object value;
        int region;

        Point(Object value) {
            this.value = value;
        }
    }

    /** It has the values false and true, as regions 0 and 1. */
    void holdsTruth() {
        truth = true;
    }

    /** Its numbers lie between these, both inclusive, where they are set. */
    void between(@Nullable BigDecimal lowest, @Nullable BigDecimal highest, boolean integer) {
        this.lowest = lowest;
        this.highest = highest;
        this.integer = integer;
    }

    /** The point of a constant; null when there are too many. Texts given here have a known order. */
    @Nullable
    Point point(Object value) {
        int at = 0;
        while (at < points.size() && order(points.get(at).value, value) < 0) {
            at++;
        }
        if (at < points.size() && order(points.get(at).value, value) == 0) {
            return points.get(at);
        }
        if (points.size() == MAX_POINTS) {
            return null;
        }
        Point point = new Point(value);
        points.add(at, point);
        for (int i = at; i < points.size(); i++) {
            points.get(i).region = 2 * i + 1;
        }
        return point;
    }

    /** True if the place of a text among the points is known. */
    boolean admits(String text) {
        return points.stream().allMatch(point -> Texts.order((String) point.value, text) != Texts.UNORDERED);
    }

    private static int order(Object a, Object b) {
        return a instanceof BigDecimal number ? number.compareTo((BigDecimal) b) : Texts.order((String) a, (String) b);
    }

    /** The regions that hold at least one value. */
    List<Integer> regions() {
        if (truth) {
            return List.of(0, 1);
        }
        List<Integer> regions = new ArrayList<>();
        for (int region = 0; region <= 2 * points.size(); region++) {
            if (isInhabited(region)) {
                regions.add(region);
            }
        }
        return regions;
    }

    private boolean isInhabited(int region) {
        if (lowest == null && highest == null && !integer) {
            return true;
        }
        if (region % 2 == 1) {
            return isPossible((BigDecimal) points.get(region / 2).value);
        }
        BigDecimal above = region == 0 ? null : (BigDecimal) points.get(region / 2 - 1).value;
        BigDecimal below = region == 2 * points.size() ? null : (BigDecimal) points.get(region / 2).value;
        if (integer) {
            BigDecimal least = above == null
                    ? lowest
                    : above.setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE);
            least = lowest != null && least != null ? least.max(lowest) : least;
            return least == null
                    || ((below == null || least.compareTo(below) < 0)
                            && (highest == null || least.compareTo(highest) <= 0));
        }
        boolean underHighest = highest == null || above == null || above.compareTo(highest) < 0;
        boolean overLowest = lowest == null || below == null || below.compareTo(lowest) > 0;
        return underHighest && overLowest;
    }

    private boolean isPossible(BigDecimal value) {
        return (lowest == null || value.compareTo(lowest) >= 0)
                && (highest == null || value.compareTo(highest) <= 0)
                && (!integer || value.stripTrailingZeros().scale() <= 0);
    }
}
