package dev.ringfence.refresh.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** Walls' times against the calendar that JDBC's classes are defined by, on both sides of October 1582. */
class JdbcTimesPropertyTest {
    private static final long YEAR_0 = -62_167_219_200_000L;
    private static final long YEAR_10000 = 253_402_300_800_000L;
    private static final long CUTOVER = -12_219_292_800_000L;

    private static void assertCalendarsTime(long millis) {
        Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
        calendar.setTimeInMillis(millis);
        int nanos = calendar.get(Calendar.MILLISECOND) * 1_000_000 + 17;
        Timestamp timestamp = new Timestamp(millis);
        timestamp.setNanos(nanos);
        LocalDateTime wall = JdbcTimes.wall(timestamp, nanos);
        int year = calendar.get(Calendar.ERA) == GregorianCalendar.AD
                ? calendar.get(Calendar.YEAR)
                : 1 - calendar.get(Calendar.YEAR);
        assertThat(wall)
                .isEqualTo(LocalDateTime.of(
                        year,
                        calendar.get(Calendar.MONTH) + 1,
                        calendar.get(Calendar.DAY_OF_MONTH),
                        calendar.get(Calendar.HOUR_OF_DAY),
                        calendar.get(Calendar.MINUTE),
                        calendar.get(Calendar.SECOND),
                        nanos));
        assertThat(JdbcTimes.millis(wall)).isEqualTo(Math.floorDiv(millis, 1_000L) * 1_000);
    }

    @Property(tries = 2_000, seed = "20261122")
    void wall_ofAnyMoment_isTheCalendars(@ForAll @LongRange(min = CUTOVER, max = YEAR_10000) long millis) {
        assertCalendarsTime(millis);
    }

    /** Without the leap days that only the older calendar has, which have no name in the newer. */
    @Property(tries = 2_000, seed = "20261122")
    void wall_beforeTheCutover_isTheCalendars(@ForAll @LongRange(min = YEAR_0, max = CUTOVER - 1) long millis) {
        Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
        calendar.setTimeInMillis(millis);
        boolean leapDay =
                calendar.get(Calendar.MONTH) == Calendar.FEBRUARY && calendar.get(Calendar.DAY_OF_MONTH) == 29;
        if (!leapDay) {
            assertCalendarsTime(millis);
        }
    }
}
