package dev.ringfence.refresh.jdbc;

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
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times as a clock on the wall shows them, by the one way that every driver has: through a calendar of UTC, which
 * leaves no hour out. What is kept crosses as the driver gave it. Classes of {@code java.time} would not do: HSQLDB's driver
 * moves dates before 1582 by them, and Derby's knows none. For one thread that reads and one that
 * binds.
 */
final class JdbcTimes {
    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

    /** From 1582-10-15 on, calendars and {@code java.time} count days alike. */
    private static final long GREGORIAN = LocalDate.of(1582, 10, 15).toEpochDay() * 86_400_000L;

    /** Drivers set their fields, so each is cleared before it is lent: one costs as much as all else of a value. */
    private final Calendar reading = new GregorianCalendar(UTC);

    private final Calendar writing = new GregorianCalendar(UTC);

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
            case Types.DATE -> row.getDate(index, read());
            case Types.TIMESTAMP -> row.getTimestamp(index, read());
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
        return row.getTime(index, read());
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

    /** What a clock shows at that moment of a calendar of UTC. */
    @SuppressWarnings("JavaUtilDate") // Of the classes of JDBC it is the only one that both extend.
    static LocalDateTime wall(java.util.Date date, int nanos) {
        if (date.getTime() >= GREGORIAN) {
            return LocalDateTime.ofEpochSecond(Math.floorDiv(date.getTime(), 1_000L), nanos, ZoneOffset.UTC);
        }
        Calendar calendar = new GregorianCalendar(UTC);
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
            statement.setDate(index, date, written());
        } else if (value instanceof Timestamp timestamp) {
            statement.setTimestamp(index, timestamp, written());
        } else if (value instanceof Time time) {
            statement.setTime(index, time, written());
        } else if (value instanceof LocalDate date) {
            statement.setDate(index, new Date(millis(date.atStartOfDay())), written());
        } else if (value instanceof LocalDateTime dateTime) {
            Timestamp timestamp = new Timestamp(millis(dateTime));
            timestamp.setNanos(dateTime.get(ChronoField.NANO_OF_SECOND));
            statement.setTimestamp(index, timestamp, written());
        } else {
            statement.setObject(index, value);
        }
    }

    /** The other way, to the second. */
    static long millis(LocalDateTime wall) {
        long millis = wall.toEpochSecond(ZoneOffset.UTC) * 1_000;
        if (millis >= GREGORIAN) {
            return millis;
        }
        Calendar calendar = new GregorianCalendar(UTC);
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

    private Calendar read() {
        reading.clear();
        return reading;
    }

    private Calendar written() {
        writing.clear();
        return writing;
    }
}
