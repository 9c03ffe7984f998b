package dev.ringfence.refresh;

import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.temporal.ChronoField;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times as a clock on the wall shows them, by the one way that every driver has: through a calendar of UTC, which
 * leaves no hour out. What is kept crosses as the driver gave it. Classes of {@code java.time} would not do: HSQLDB's driver
 * moves dates before 1582 by them, and Derby's knows none. For one thread at a time.
 */
final class JdbcTimes {
    private boolean knowsLocalTime = true;

    static boolean is(int jdbcType) {
        return switch (jdbcType) {
            case Types.DATE, Types.TIME, Types.TIMESTAMP, Types.TIME_WITH_TIMEZONE, Types.TIMESTAMP_WITH_TIMEZONE ->
                true;
            default -> false;
        };
    }

    /** As {@link #bind} writes it again. */
    @Nullable
    Object read(ResultSet row, int index, int jdbcType) throws SQLException {
        return switch (jdbcType) {
            case Types.TIMESTAMP_WITH_TIMEZONE -> row.getObject(index, OffsetDateTime.class);
            case Types.TIME_WITH_TIMEZONE -> row.getObject(index, OffsetTime.class);
            case Types.DATE -> row.getDate(index, utc());
            case Types.TIMESTAMP -> row.getTimestamp(index, utc());
            default -> readTime(row, index);
        };
    }

    /** A {@link Time} has no fractions of a second. */
    private @Nullable Object readTime(ResultSet row, int index) throws SQLException {
        if (knowsLocalTime) {
            try {
                return row.getObject(index, LocalTime.class);
            } catch (SQLException unknown) {
                // If it was anything else that failed, it fails again.
                knowsLocalTime = false;
            }
        }
        return row.getTime(index, utc());
    }

    /** As transformations take it. */
    @Nullable
    Object readToTransform(ResultSet row, int index, int jdbcType) throws SQLException {
        Object read = read(row, index, jdbcType);
        if (read instanceof Date date) {
            return wall(date, 0).toLocalDate();
        }
        return read instanceof Timestamp timestamp ? wall(timestamp, timestamp.getNanos()) : read;
    }

    private static LocalDateTime wall(java.util.Date date, int nanos) {
        Calendar calendar = utc();
        calendar.setTime(date);
        boolean before = calendar.get(Calendar.ERA) == GregorianCalendar.BC;
        int year = calendar.get(Calendar.YEAR);
        return LocalDateTime.of(before ? 1 - year : year, calendar.get(Calendar.MONTH) + 1, 1, 0, 0)
                .plusDays(calendar.get(Calendar.DAY_OF_MONTH) - 1)
                .plusHours(calendar.get(Calendar.HOUR_OF_DAY))
                .plusMinutes(calendar.get(Calendar.MINUTE))
                .plusSeconds(calendar.get(Calendar.SECOND))
                .plusNanos(nanos);
    }

    void bind(PreparedStatement statement, int index, Object value) throws SQLException {
        if (value instanceof Date date) {
            statement.setDate(index, date, utc());
        } else if (value instanceof Timestamp timestamp) {
            statement.setTimestamp(index, timestamp, utc());
        } else if (value instanceof Time time) {
            statement.setTime(index, time, utc());
        } else if (value instanceof LocalDate date) {
            statement.setDate(index, new Date(millis(date.atStartOfDay())), utc());
        } else if (value instanceof LocalDateTime dateTime) {
            Timestamp timestamp = new Timestamp(millis(dateTime));
            timestamp.setNanos(dateTime.get(ChronoField.NANO_OF_SECOND));
            statement.setTimestamp(index, timestamp, utc());
        } else {
            statement.setObject(index, value);
        }
    }

    private static long millis(LocalDateTime wall) {
        Calendar calendar = utc();
        calendar.clear();
        calendar.set(
                wall.getYear(),
                wall.getMonthValue() - 1,
                wall.getDayOfMonth(),
                wall.getHour(),
                wall.getMinute(),
                wall.getSecond());
        return calendar.getTimeInMillis();
    }

    /** A new one each time: drivers set its fields. */
    private static Calendar utc() {
        return new GregorianCalendar(TimeZone.getTimeZone("UTC"));
    }
}
