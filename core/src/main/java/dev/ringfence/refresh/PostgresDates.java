package dev.ringfence.refresh;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/**
 * Dates as PostgreSQL writes them in its ISO style: {@code 2026-03-29}, {@code 2026-03-29 02:30:00.123456}, with {@code
 * +00} behind it, and {@code BC} behind that. Sessions that are read keep UTC.
 */
final class PostgresDates {
    private static final String BEFORE_CHRIST = " BC";

    private PostgresDates() {}

    /** Empty for the infinities, which no transformation moves. */
    static Optional<Object> parse(String text) {
        if (text.endsWith("infinity")) {
            return Optional.empty();
        }
        boolean before = text.endsWith(BEFORE_CHRIST);
        String plain = before ? text.substring(0, text.length() - BEFORE_CHRIST.length()) : text;
        int space = plain.indexOf(' ');
        LocalDate date = date(space < 0 ? plain : plain.substring(0, space), before);
        if (space < 0) {
            return Optional.of(date);
        }
        String time = plain.substring(space + 1);
        if (time.endsWith("+00")) {
            LocalTime at = LocalTime.parse(time.substring(0, time.length() - "+00".length()));
            return Optional.of(OffsetDateTime.of(date, at, ZoneOffset.UTC));
        }
        return Optional.of(LocalDateTime.of(date, LocalTime.parse(time)));
    }

    /** The year before year 1 is 1 BC, which ISO 8601 calls 0. */
    private static LocalDate date(String text, boolean before) {
        int month = text.indexOf('-');
        int day = text.indexOf('-', month + 1);
        if (month < 0 || day < 0) {
            throw new DateTimeException("a date is not in the server's ISO style");
        }
        int year = Integer.parseInt(text, 0, month, 10);
        return LocalDate.of(
                before ? 1 - year : year,
                Integer.parseInt(text, month + 1, day, 10),
                Integer.parseInt(text, day + 1, text.length(), 10));
    }

    /** Of a date, with or without time and offset; anything else as it says itself. */
    static String format(Object value) {
        if (value instanceof LocalDate date) {
            return formatted(date) + era(date);
        }
        if (value instanceof LocalDateTime at) {
            return formatted(at.toLocalDate()) + " " + at.toLocalTime() + era(at.toLocalDate());
        }
        if (value instanceof OffsetDateTime at) {
            LocalDate date = at.toLocalDate();
            return formatted(date) + " " + at.toLocalTime()
                    + at.getOffset().getId().replace("Z", "+00") + era(date);
        }
        return value.toString();
    }

    private static String formatted(LocalDate date) {
        if (date.getYear() > 0 && date.getYear() < 10_000) {
            return date.toString();
        }
        int year = date.getYear() > 0 ? date.getYear() : 1 - date.getYear();
        return String.format(Locale.ROOT, "%04d-%02d-%02d", year, date.getMonthValue(), date.getDayOfMonth());
    }

    private static String era(LocalDate date) {
        return date.getYear() > 0 ? "" : BEFORE_CHRIST;
    }
}
