package dev.ringfence.write;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;

/**
 * A stretch of time, once or recurring, in the local time of a calendar's zone. An application may add its own.
 * Implementations are pure and safe for use by many threads.
 */
@FunctionalInterface
public interface FreezeWindow {

    /** True if that moment lies in the window. */
    boolean covers(ZonedDateTime at);

    /**
     * Once: from the first moment, up to but not including the second.
     *
     * @throws IllegalArgumentException if the second is not after the first
     */
    static FreezeWindow between(LocalDateTime from, LocalDateTime to) {
        if (!to.isAfter(from)) {
            throw new IllegalArgumentException("'to' must be after " + from + " but was " + to);
        }
        return at -> {
            LocalDateTime local = at.toLocalDateTime();
            return !local.isBefore(from) && local.isBefore(to);
        };
    }

    /**
     * Every year on whole days, the last one included. A last day that comes earlier in the year than the first one lies
     * in the next year, so that 20 December to 3 January is one window.
     */
    static FreezeWindow yearly(MonthDay first, MonthDay last) {
        Objects.requireNonNull(last, "last");
        boolean overNewYear = last.isBefore(first);
        return at -> {
            MonthDay day = MonthDay.from(at);
            boolean fromFirst = !day.isBefore(first);
            boolean toLast = !day.isAfter(last);
            return overNewYear ? fromFirst || toLast : fromFirst && toLast;
        };
    }

    /**
     * Every year on the last whole days of a month.
     *
     * @param days how many, 7 for its last week
     * @throws IllegalArgumentException if there are fewer than 1 or more than 28
     */
    static FreezeWindow lastDaysOf(Month month, int days) {
        Objects.requireNonNull(month, "month");
        if (days < 1 || days > 28) {
            throw new IllegalArgumentException("'days' must be 1 to 28 but was " + days);
        }
        return at -> at.getMonth() == month && at.toLocalDate().lengthOfMonth() - at.getDayOfMonth() < days;
    }

    /**
     * Every year on whole days around a day such as the fourth Thursday of November.
     *
     * @param nth which of the month, from 1; -1 for the last
     * @param daysBefore how many days earlier it begins, 0 to 180
     * @param daysAfter how many days later it ends, that day included, 0 to 180
     * @throws IllegalArgumentException if a number is out of range
     */
    static FreezeWindow around(Month month, int nth, DayOfWeek day, int daysBefore, int daysAfter) {
        if (nth != -1 && (nth < 1 || nth > 4)) {
            throw new IllegalArgumentException("'nth' must be 1 to 4, or -1 for the last, but was " + nth);
        }
        requireDays("daysBefore", daysBefore);
        requireDays("daysAfter", daysAfter);
        return at -> {
            LocalDate date = at.toLocalDate();
            for (int year = date.getYear() - 1; year <= date.getYear() + 1; year++) {
                LocalDate anchor = LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(nth, day));
                long after = ChronoUnit.DAYS.between(anchor, date);
                if (after >= -daysBefore && after <= daysAfter) {
                    return true;
                }
            }
            return false;
        };
    }

    private static void requireDays(String name, int days) {
        if (days < 0 || days > 180) {
            throw new IllegalArgumentException("'" + name + "' must be 0 to 180 but was " + days);
        }
    }

    /**
     * Every week, from a time on a day up to but not including a time on a day, over the weekend where it comes earlier:
     * Friday 16:00 to Monday 08:00.
     *
     * @throws IllegalArgumentException if both are the same
     */
    static FreezeWindow weekly(DayOfWeek fromDay, LocalTime from, DayOfWeek toDay, LocalTime to) {
        long begin = secondOfWeek(fromDay, from);
        long end = secondOfWeek(toDay, to);
        if (begin == end) {
            throw new IllegalArgumentException("'to' must differ from 'from' but both were " + fromDay + " " + from);
        }
        return at -> {
            long now = secondOfWeek(at.getDayOfWeek(), at.toLocalTime());
            return begin < end ? now >= begin && now < end : now >= begin || now < end;
        };
    }

    private static long secondOfWeek(DayOfWeek day, LocalTime time) {
        return (day.getValue() - 1) * 86_400L + time.toSecondOfDay();
    }
}
