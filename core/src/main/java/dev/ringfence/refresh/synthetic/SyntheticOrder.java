package dev.ringfence.refresh.synthetic;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import org.jspecify.annotations.Nullable;

/** How values compare, also with constants that a schema writes as texts. */
final class SyntheticOrder {
    private static final int DATE_LENGTH = 10;

    private SyntheticOrder() {}

    /** As a number, {@code null} if it is none. */
    static @Nullable BigDecimal number(@Nullable Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        if (value instanceof Long whole) {
            return BigDecimal.valueOf(whole);
        }
        if (value instanceof Boolean truth) {
            return truth ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        if (value instanceof Number || value instanceof String) {
            try {
                return new BigDecimal(value.toString().strip());
            } catch (NumberFormatException none) {
                return null;
            }
        }
        return null;
    }

    static long year(Temporal time) {
        return time.isSupported(ChronoField.YEAR) ? time.get(ChronoField.YEAR) : 0;
    }

    /** As a moment in UTC, {@code null} if it is none. */
    static @Nullable LocalDateTime moment(@Nullable Object value) {
        if (value instanceof LocalDateTime time) {
            return time;
        }
        if (value instanceof LocalDate date) {
            return date.atStartOfDay();
        }
        if (value instanceof OffsetDateTime time) {
            return time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
        }
        return value instanceof String text ? parsed(text.strip()) : null;
    }

    private static @Nullable LocalDateTime parsed(String text) {
        try {
            if (text.length() <= DATE_LENGTH) {
                return LocalDate.parse(text).atStartOfDay();
            }
            String iso = text.substring(0, DATE_LENGTH) + "T" + text.substring(DATE_LENGTH + 1);
            int zone = Math.max(iso.indexOf('+', DATE_LENGTH), iso.indexOf('-', DATE_LENGTH));
            if (iso.endsWith("Z") || zone > 0) {
                String full = iso.length() - zone == 3 && zone > 0 ? iso + ":00" : iso;
                return moment(OffsetDateTime.parse(full));
            }
            return LocalDateTime.parse(iso);
        } catch (DateTimeException | StringIndexOutOfBoundsException none) {
            return null;
        }
    }

    /** Below, at or above zero; {@code null} if they do not compare. */
    static @Nullable Integer compare(Object one, Object other) {
        if (one instanceof Long left && other instanceof Long right) {
            return Long.compare(left, right);
        }
        if (one instanceof Temporal || other instanceof Temporal) {
            return compareTimes(one, other);
        }
        if (one instanceof String left && other instanceof String right) {
            return left.compareTo(right);
        }
        BigDecimal left = number(one);
        BigDecimal right = number(other);
        if (left != null && right != null) {
            return left.compareTo(right);
        }
        return one.equals(other) ? Integer.valueOf(0) : one.toString().compareTo(other.toString());
    }

    private static @Nullable Integer compareTimes(Object one, Object other) {
        if (one instanceof LocalTime || other instanceof LocalTime) {
            LocalTime left = time(one);
            LocalTime right = time(other);
            return left == null || right == null ? null : left.compareTo(right);
        }
        LocalDateTime left = moment(one);
        LocalDateTime right = moment(other);
        return left == null || right == null ? null : left.compareTo(right);
    }

    private static @Nullable LocalTime time(Object value) {
        try {
            return value instanceof LocalTime time ? time : LocalTime.parse(value.toString());
        } catch (DateTimeException none) {
            return null;
        }
    }
}
