package dev.ringfence.refresh.synthetic;

import dev.ringfence.refresh.synthetic.SyntheticType.Base;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Dates, times of day and moments, to the second. The window is the same on every day, so that the rows are. */
record SyntheticTimes(Base base, LocalDateTime low, long size) implements SyntheticSpace {
    private static final LocalDateTime FIRST = LocalDate.of(2020, 1, 1).atStartOfDay();
    private static final LocalDateTime LAST = LocalDate.of(2025, 12, 31).atTime(23, 59, 59);
    private static final LocalDateTime BORN_FIRST = LocalDate.of(1940, 1, 1).atStartOfDay();
    private static final LocalDateTime BORN_LAST = LocalDate.of(2005, 12, 31).atStartOfDay();
    private static final int SECONDS = 24 * 60 * 60;
    private static final int YEARS = 6;

    static SyntheticTimes of(Base base, SyntheticLimits limits, boolean birth) {
        if (base == Base.TIME) {
            return new SyntheticTimes(base, FIRST, SECONDS);
        }
        ChronoUnit unit = base == Base.DATE ? ChronoUnit.DAYS : ChronoUnit.SECONDS;
        LocalDateTime low = bound(limits.low(), limits.lowOpen(), unit, 1);
        LocalDateTime high = bound(limits.high(), limits.highOpen(), unit, -1);
        LocalDateTime usualLow = birth ? BORN_FIRST : FIRST;
        LocalDateTime usualHigh = birth ? BORN_LAST : LAST;
        if (low == null) {
            low = high == null || usualLow.isBefore(high) ? usualLow : high.minusYears(YEARS);
        }
        if (high == null) {
            high = usualHigh.isAfter(low) ? usualHigh : low.plusYears(YEARS);
        }
        LocalDateTime begin =
                low.truncatedTo(unit).isBefore(low) ? low.truncatedTo(unit).plus(1, unit) : low;
        return new SyntheticTimes(base, begin, Math.max(0, unit.between(begin, high) + 1));
    }

    private static @Nullable LocalDateTime bound(@Nullable Object limit, boolean open, ChronoUnit unit, int inwards) {
        LocalDateTime time = SyntheticOrder.moment(limit);
        return time == null || !open ? time : time.plus(inwards, unit);
    }

    @Override
    public Object at(long index) {
        return switch (base) {
            case TIME -> LocalTime.ofSecondOfDay(index);
            case DATE -> low.plusDays(index).toLocalDate();
            case TIMESTAMP_ZONED -> low.plusSeconds(index).atOffset(ZoneOffset.UTC);
            default -> low.plusSeconds(index);
        };
    }

    @Override
    public String describe() {
        return switch (base) {
            case TIME -> "times of the day";
            case DATE ->
                "dates from " + low.toLocalDate() + " to "
                        + low.plusDays(size - 1).toLocalDate();
            default ->
                "moments from " + low.toLocalDate() + " to "
                        + low.plusSeconds(size - 1).toLocalDate();
        };
    }
}
