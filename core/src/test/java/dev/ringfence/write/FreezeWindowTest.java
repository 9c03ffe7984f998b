package dev.ringfence.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreezeWindowTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static boolean covers(FreezeWindow window, String local) {
        return window.covers(LocalDateTime.parse(local).atZone(BERLIN));
    }

    /** The Fridays after the fourth Thursday of November, from the calendar on the wall. */
    @ParameterizedTest
    @CsvSource({"2024-11-29", "2025-11-28", "2026-11-27", "2027-11-26", "2028-11-24", "2029-11-23"})
    void around_theFourthThursdayOfNovember_coversBlackFridayToCyberMonday(LocalDate blackFriday) {
        FreezeWindow window = FreezeWindow.around(Month.NOVEMBER, 4, DayOfWeek.THURSDAY, 1, 4);

        assertThat(window.covers(blackFriday.minusDays(2).atStartOfDay(BERLIN))).isTrue();
        assertThat(window.covers(blackFriday.plusDays(4).atStartOfDay(BERLIN).minusSeconds(1)))
                .isTrue();
        assertThat(window.covers(blackFriday.minusDays(2).atStartOfDay(BERLIN).minusSeconds(1)))
                .isFalse();
        assertThat(window.covers(blackFriday.plusDays(4).atStartOfDay(BERLIN))).isFalse();
    }

    @Test
    void around_aDayNearNewYear_reachesIntoTheNeighbouringYear() {
        FreezeWindow window = FreezeWindow.around(Month.JANUARY, 1, DayOfWeek.MONDAY, 10, 0);

        assertThat(covers(window, "2025-12-28T12:00:00"))
                .as("before 5 January 2026")
                .isTrue();
        assertThat(covers(window, "2025-12-25T12:00:00")).isFalse();
        assertThat(covers(FreezeWindow.around(Month.DECEMBER, -1, DayOfWeek.FRIDAY, 0, 7), "2026-01-01T00:00:00"))
                .as("after 26 December 2025")
                .isTrue();
    }

    @Test
    void lastDaysOf_aMonth_coversThemToTheLastSecond() {
        FreezeWindow window = FreezeWindow.lastDaysOf(Month.NOVEMBER, 7);

        assertThat(covers(window, "2026-11-24T00:00:00")).isTrue();
        assertThat(covers(window, "2026-11-30T23:59:59")).isTrue();
        assertThat(covers(window, "2026-11-23T23:59:59")).isFalse();
        assertThat(covers(window, "2026-12-01T00:00:00")).isFalse();
        assertThat(covers(FreezeWindow.lastDaysOf(Month.FEBRUARY, 1), "2028-02-29T00:00:00"))
                .isTrue();
        assertThat(covers(FreezeWindow.lastDaysOf(Month.FEBRUARY, 1), "2028-02-28T00:00:00"))
                .isFalse();
    }

    @Test
    void yearly_overNewYear_isOneWindow() {
        FreezeWindow window = FreezeWindow.yearly(MonthDay.of(12, 20), MonthDay.of(1, 3));

        assertThat(covers(window, "2026-12-20T00:00:00")).isTrue();
        assertThat(covers(window, "2027-01-03T23:59:59")).isTrue();
        assertThat(covers(window, "2027-01-04T00:00:00")).isFalse();
        assertThat(covers(window, "2026-12-19T23:59:59")).isFalse();
        assertThat(covers(FreezeWindow.yearly(MonthDay.of(3, 1), MonthDay.of(3, 2)), "2026-03-03T00:00:00"))
                .isFalse();
    }

    @Test
    void weekly_overTheWeekend_isOneWindow() {
        FreezeWindow window =
                FreezeWindow.weekly(DayOfWeek.FRIDAY, LocalTime.of(16, 0), DayOfWeek.MONDAY, LocalTime.of(8, 0));

        assertThat(covers(window, "2026-11-20T16:00:00")).as("a Friday").isTrue();
        assertThat(covers(window, "2026-11-22T12:00:00")).isTrue();
        assertThat(covers(window, "2026-11-23T07:59:59")).isTrue();
        assertThat(covers(window, "2026-11-23T08:00:00")).isFalse();
        assertThat(covers(window, "2026-11-20T15:59:59")).isFalse();
    }

    @Test
    void between_twoMoments_isHalfOpenInLocalTime() {
        FreezeWindow window = FreezeWindow.between(
                LocalDateTime.parse("2026-10-25T00:00:00"), LocalDateTime.parse("2026-10-26T00:00:00"));

        assertThat(covers(window, "2026-10-25T00:00:00")).isTrue();
        assertThat(covers(window, "2026-10-26T00:00:00")).isFalse();
        // The day on which clocks go back lasts 25 hours, all of which are covered.
        ZonedDateTime first = LocalDateTime.parse("2026-10-25T00:00:00").atZone(BERLIN);
        assertThat(window.covers(first.plusHours(24))).isTrue();
        assertThat(window.covers(first.plusHours(25))).isFalse();
    }

    @Test
    void windows_outOfRange_areRefused() {
        LocalDateTime day = LocalDateTime.parse("2026-10-25T00:00:00");
        assertThatThrownBy(() -> FreezeWindow.between(day, day))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'to' must be after");
        assertThatThrownBy(() -> FreezeWindow.lastDaysOf(Month.MAY, 0)).hasMessage("'days' must be 1 to 28 but was 0");
        assertThatThrownBy(() -> FreezeWindow.around(Month.MAY, 5, DayOfWeek.MONDAY, 0, 0))
                .hasMessageContaining("'nth' must be 1 to 4");
        assertThatThrownBy(() -> FreezeWindow.around(Month.MAY, 1, DayOfWeek.MONDAY, -1, 0))
                .hasMessage("'daysBefore' must be 0 to 180 but was -1");
        assertThatThrownBy(
                        () -> FreezeWindow.weekly(DayOfWeek.MONDAY, LocalTime.NOON, DayOfWeek.MONDAY, LocalTime.NOON))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
