package dev.ringfence.refresh.copy;

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
    /** By ISO 8601, where the year before year 1 is 0. */
    private static final LocalDate FIRST = LocalDate.of(-4_713, 11, 24);

    private static final int LAST_YEAR = 5_874_897;
    private static final int LAST_YEAR_OF_TIMES = 294_276;
    private static final int PLAIN = "2026-03-29".length();

    private PostgresDates() {}

    /** A date of four digits of year, two of month and two of day; empty if the bytes are none. */
    static Optional<LocalDate> plain(byte[] bytes, int from, int to) {
        if (to - from != PLAIN || bytes[from + 4] != '-' || bytes[from + 7] != '-') {
            return Optional.empty();
        }
        int year = number(bytes, from, from + 4);
        int month = number(bytes, from + 5, from + 7);
        int day = number(bytes, from + 8, to);
        return (year | month | day) < 0 ? Optional.empty() : Optional.of(LocalDate.of(year, month, day));
    }

    /** Of digits; -1 if there is another byte among them. */
    private static int number(byte[] bytes, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** The bytes of a date of the years 1 to 9999; empty for another. */
    static Optional<byte[]> plain(LocalDate date) {
        if (date.getYear() < 1 || date.getYear() > 9_999) {
            return Optional.empty();
        }
        byte[] plain = new byte[PLAIN];
        digits(date.getYear() / 100, plain, 0);
        digits(date.getYear() % 100, plain, 2);
        plain[4] = '-';
        digits(date.getMonthValue(), plain, 5);
        plain[7] = '-';
        digits(date.getDayOfMonth(), plain, 8);
        return Optional.of(plain);
    }

    private static void digits(int number, byte[] into, int at) {
        into[at] = (byte) ('0' + number / 10);
        into[at + 1] = (byte) ('0' + number % 10);
    }

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

    /**
     * Refuses what the server would, without the value.
     *
     * @throws DateTimeException if a date is before 4714-11-24 BC or behind 5874897-12-31, or one with a time behind the year
     *     294276 (PostgreSQL 18, 8.5)
     */
    static void requireInRange(LocalDate date, boolean withTime) {
        if (date.isBefore(FIRST) || date.getYear() > (withTime ? LAST_YEAR_OF_TIMES : LAST_YEAR)) {
            throw new DateTimeException("a date must be one that PostgreSQL can hold");
        }
    }

    /**
     * Of a date, with or without time and offset; anything else as it says itself.
     *
     * @throws DateTimeException if the server could not hold it
     */
    static String format(Object value) {
        if (value instanceof LocalDate date) {
            requireInRange(date, false);
            return formatted(date) + era(date);
        }
        if (value instanceof LocalDateTime at) {
            requireInRange(at.toLocalDate(), true);
            return formatted(at.toLocalDate()) + " " + at.toLocalTime() + era(at.toLocalDate());
        }
        if (value instanceof OffsetDateTime at) {
            LocalDate date = at.toLocalDate();
            requireInRange(date, true);
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
