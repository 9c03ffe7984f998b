package dev.ringfence.data;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Where year, month, day and time of day stand in a date as people and machines write it: in digits in any order, in
 * eight digits together, or with the month's name. Where month and day could be either, slashes and hyphens put the
 * month first, as in the US, full stops the day. Two digits of a year mean 1969 to 2068 (POSIX, strptime).
 */
final class DateText {
    /** A stretch of digits or letters; absent fields are null. */
    record Field(int start, int end) {
        int length() {
            return end - start;
        }

        String of(String text) {
            return text.substring(start, end);
        }

        int number(String text) {
            return Integer.parseInt(text, start, end, 10);
        }
    }

    /** Stands for the year where none is written: the shortest, so that every day drawn from it always exists. */
    static final int NO_YEAR = 2001;

    final @Nullable Field year;
    final Field month;
    final @Nullable Field day;
    final @Nullable Field weekday;
    /** Where the time of day begins, the text's length if there is none. */
    final int time;
    /** The day that is written; the first of the month if no day is. */
    final LocalDate date;

    private DateText(
            String text, @Nullable Field year, Field month, @Nullable Field day, @Nullable Field weekday, int time) {
        this.year = year;
        this.month = month;
        this.day = day;
        this.weekday = weekday;
        this.time = time;
        int monthNumber = isNamed(text, month) ? monthOf(text, month) : month.number(text);
        int yearNumber = year == null ? NO_YEAR : year(text, year);
        int dayNumber = day == null ? 1 : day.number(text);
        boolean leapDay = year == null && monthNumber == 2 && dayNumber == 29;
        this.date = LocalDate.of(yearNumber, monthNumber, leapDay ? 28 : dayNumber);
    }

    /** The parts of a date, null if the text is none. */
    static @Nullable DateText parse(String text) {
        try {
            return new DateTextReader(text).read();
        } catch (DateTimeException e) {
            // Digits in the form of a date that the calendar does not have.
            return null;
        }
    }

    static DateText of(
            String text, @Nullable Field year, Field month, @Nullable Field day, @Nullable Field weekday, int time) {
        return new DateText(text, year, month, day, weekday, time);
    }

    static boolean isNamed(String text, Field month) {
        return !Digits.isDigit(text.charAt(month.start));
    }

    private static int year(String text, Field year) {
        int number = year.number(text);
        return year.length() > 2 ? number : number < 69 ? 2000 + number : 1900 + number;
    }

    /** 0 if the word names no month. */
    static int monthOf(String text, Field word) {
        return CalendarNames.month(key(text, word));
    }

    static boolean isWeekday(String text, Field word) {
        return CalendarNames.weekday(key(text, word)) > 0;
    }

    private static long key(String text, Field word) {
        long key = 0;
        int letters = 0;
        for (int i = word.start; i < word.end; i++) {
            int letter = text.charAt(i) | 0x20;
            if (letter >= 'a' && letter <= 'z') {
                key = CalendarNames.key(key, letter);
                letters++;
            }
        }
        return letters > CalendarNames.MAX_LETTERS ? 0 : key;
    }

    /** What two spellings of one date have in common. */
    String canonical() {
        String month = YearMonth.from(date).toString();
        return (year == null ? month.substring(4) : month) + (day == null ? "" : "-" + date.getDayOfMonth());
    }
}
