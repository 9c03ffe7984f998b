package dev.ringfence.refresh.synthetic;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Numbers at equal distances. */
record SyntheticNumbers(BigDecimal low, BigDecimal high, int scale, boolean whole, boolean floating, boolean counted)
        implements SyntheticSpace {
    private static final BigDecimal MOST = BigDecimal.valueOf(ENDLESS);

    /** Below every bound that is not told. */
    private static final long WIDTH = 1_000;

    /**
     * Numbers of a type, within the limits of the schema; where it sets none, within what is usual for the name.
     *
     * @param usualLow the least that is usual
     * @param usualHigh the greatest
     * @param different how many different ones are needed; 0 if they may meet
     */
    static SyntheticNumbers of(
            SyntheticType type, SyntheticLimits limits, BigDecimal usualLow, BigDecimal usualHigh, long different) {
        boolean whole = type.base() == SyntheticType.Base.WHOLE || type.base() == SyntheticType.Base.YEAR;
        boolean floating = type.base() == SyntheticType.Base.FLOATING;
        int scale = whole ? 0 : floating ? 2 : type.scale();
        BigDecimal step = BigDecimal.ONE.movePointLeft(scale);
        BigDecimal least = BigDecimal.valueOf(Long.MIN_VALUE);
        BigDecimal most = BigDecimal.valueOf(Long.MAX_VALUE);
        if (whole) {
            least = BigDecimal.valueOf(type.low());
            most = BigDecimal.valueOf(type.high());
        } else if (type.precision() > 0) {
            most = new BigDecimal(BigInteger.TEN.pow(type.precision()).subtract(BigInteger.ONE), scale);
            least = most.negate();
        }
        BigDecimal low = bound(limits.low(), limits.lowOpen() ? step : BigDecimal.ZERO);
        BigDecimal high = bound(limits.high(), limits.highOpen() ? step.negate() : BigDecimal.ZERO);
        BigDecimal width =
                BigDecimal.valueOf(Math.max(WIDTH, different)).multiply(whole ? BigDecimal.ONE : BigDecimal.TEN);
        boolean told = low != null || high != null;
        if (low == null) {
            low = high == null || usualLow.compareTo(high) <= 0 ? usualLow : high.subtract(width);
        }
        if (high == null) {
            high = usualHigh.compareTo(low) > 0
                            && !(told
                                    && limits.low() != null
                                    && usualHigh.subtract(low).signum() <= 0)
                    ? usualHigh
                    : low.add(width);
        }
        if (different > 0 && limits.high() == null) {
            high = high.max(low.add(step.multiply(BigDecimal.valueOf(different).multiply(BigDecimal.valueOf(4)))));
        }
        low = low.max(least).setScale(scale, RoundingMode.CEILING);
        high = high.min(most).setScale(scale, RoundingMode.FLOOR);
        return new SyntheticNumbers(low, high, scale, whole, floating, false);
    }

    private static @Nullable BigDecimal bound(@Nullable Object limit, BigDecimal inwards) {
        BigDecimal number = SyntheticOrder.number(limit);
        return number == null ? null : number.add(inwards);
    }

    /** From a number on, one by one: keys. */
    static SyntheticNumbers counting(long from, SyntheticType type) {
        long high = type.base() == SyntheticType.Base.WHOLE ? type.high() : Long.MAX_VALUE;
        BigDecimal most = BigDecimal.valueOf(high);
        if (type.base() == SyntheticType.Base.DECIMAL && type.precision() > 0) {
            most = most.min(new BigDecimal(BigInteger.TEN
                    .pow(Math.max(1, type.precision() - type.scale()))
                    .subtract(BigInteger.ONE)));
        }
        boolean whole = type.base() == SyntheticType.Base.WHOLE;
        return new SyntheticNumbers(BigDecimal.valueOf(from), most, 0, whole, false, true);
    }

    @Override
    public long size() {
        BigDecimal steps = high.subtract(low).movePointRight(scale).add(BigDecimal.ONE);
        return steps.signum() <= 0 ? 0 : steps.min(MOST).longValue();
    }

    @Override
    public Object at(long index) {
        if (whole) {
            return low.longValue() + index;
        }
        BigDecimal value = low.add(BigDecimal.valueOf(index, scale));
        return floating ? (Object) value.doubleValue() : value;
    }

    @Override
    public String describe() {
        return counted
                ? "numbers from " + low.toPlainString()
                : "numbers from " + low.toPlainString() + " to " + high.toPlainString();
    }
}
