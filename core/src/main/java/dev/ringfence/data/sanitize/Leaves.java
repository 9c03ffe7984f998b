package dev.ringfence.data.sanitize;

import dev.ringfence.data.transform.ValueKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The single values: text, dates, and all that holds nothing else. */
final class Leaves {
    private static final Copier TEXT = new Leaf<>(String.class, ValueKind.TEXT, value -> value, value -> value);
    private static final Copier OTHER = new Leaf<>(Object.class, ValueKind.OTHER, value -> value, value -> value);

    /** Dates as transformations take them. An instant is a date in UTC. */
    private static final List<Leaf<?, ?>> DATES = List.of(
            date(LocalDate.class, LocalDate.class, value -> value, value -> value),
            date(LocalDateTime.class, LocalDateTime.class, value -> value, value -> value),
            date(OffsetDateTime.class, OffsetDateTime.class, value -> value, value -> value),
            date(
                    Instant.class,
                    OffsetDateTime.class,
                    value -> value.atOffset(ZoneOffset.UTC),
                    OffsetDateTime::toInstant),
            date(java.sql.Date.class, LocalDate.class, java.sql.Date::toLocalDate, java.sql.Date::valueOf),
            date(Timestamp.class, LocalDateTime.class, Timestamp::toLocalDateTime, Timestamp::valueOf),
            date(
                    Date.class,
                    OffsetDateTime.class,
                    value -> value.toInstant().atOffset(ZoneOffset.UTC),
                    value -> Date.from(value.toInstant())));

    private static final List<Class<?>> OTHERS = List.of(
            Boolean.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            Character.class,
            BigInteger.class,
            BigDecimal.class,
            UUID.class,
            Duration.class,
            Period.class,
            LocalTime.class,
            OffsetTime.class,
            MonthDay.class,
            Year.class,
            YearMonth.class,
            Time.class,
            Locale.class,
            Currency.class,
            OptionalInt.class,
            OptionalLong.class,
            OptionalDouble.class);

    private Leaves() {}

    /** The copier of a class of single values; {@code null} if it is none. */
    static @Nullable Copier of(Class<?> type) {
        if (type == String.class) {
            return TEXT;
        }
        if (type == ZonedDateTime.class) {
            return new ZonedLeaf();
        }
        for (Leaf<?, ?> date : DATES) {
            if (date.type == type) {
                return date;
            }
        }
        boolean other = type.isPrimitive()
                || OTHERS.contains(type)
                || Enum.class.isAssignableFrom(type)
                || ZoneId.class.isAssignableFrom(type)
                || Charset.class.isAssignableFrom(type);
        return other ? OTHER : null;
    }

    /** What the application says are single values. */
    static Copier kept() {
        return OTHER;
    }

    private static <V, D> Leaf<V, D> date(Class<V> type, Class<D> asDate, Function<V, D> to, Function<D, V> from) {
        return new Leaf<>(type, ValueKind.DATE, to, value -> from.apply(asDate.cast(value)));
    }

    /** A value that is treated in the form its transformations take. */
    private record Leaf<V, D>(Class<V> type, ValueKind kind, Function<V, D> to, Function<Object, ?> from)
            implements Copier {
        @Override
        public @Nullable Object copy(Object value, LeafRule rule, Copying run) {
            if (!rule.transformation().accepts(kind)) {
                return rule.apply(value, kind);
            }
            Object treated = rule.apply(to.apply(type.cast(value)), kind);
            return treated == null ? null : from.apply(treated);
        }

        @Override
        public boolean takes(LeafRule rule) {
            return rule.takes(kind);
        }
    }

    /** The local date is what identifies; the zone stays. */
    private record ZonedLeaf() implements Copier {
        @Override
        public @Nullable Object copy(Object value, LeafRule rule, Copying run) {
            ZonedDateTime zoned = (ZonedDateTime) value;
            Object treated = rule.apply(zoned.toLocalDateTime(), ValueKind.DATE);
            return treated == null ? null : ((LocalDateTime) treated).atZone(zoned.getZone());
        }

        @Override
        public boolean takes(LeafRule rule) {
            return rule.takes(ValueKind.DATE);
        }
    }
}
