package dev.ringfence.data;

import dev.ringfence.data.DateText.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a written date apart. Used once, by one thread. */
final class DateTextReader {
    private static final int TOGETHER = 8;

    private final String text;
    private final List<Field> numbers = new ArrayList<>();
    private final List<Field> words = new ArrayList<>();
    private int time;

    DateTextReader(String text) {
        this.text = text;
        for (int i = 0; i < text.length(); ) {
            int start = i;
            boolean digits = Digits.isDigit(text.charAt(i));
            while (i < text.length() && isPart(text.charAt(i), digits)) {
                i++;
            }
            if (i > start) {
                (digits ? numbers : words).add(new Field(start, i));
            } else {
                i++;
            }
        }
        this.time = startOfTime();
    }

    private static boolean isPart(char c, boolean digits) {
        return digits ? Digits.isDigit(c) : Character.isLetter(c);
    }

    /** The hour is the one or two digits before the first colon, or behind it if a date stands before. */
    private int startOfTime() {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return text.length();
        }
        int hour = colon;
        while (hour > 0 && Digits.isDigit(text.charAt(hour - 1))) {
            hour--;
        }
        return colon - hour <= 2 && colon > hour ? hour : colon + 1;
    }

    /** Null if there is no date. */
    @Nullable
    DateText read() {
        Field first = numbers.isEmpty() ? null : numbers.get(0);
        if (first != null && first.length() >= TOGETHER) {
            int start = first.start();
            boolean letter = first.end() < text.length() && Character.isLetter(text.charAt(first.end()));
            time = first.length() > TOGETHER ? start + TOGETHER : letter ? first.end() + 1 : text.length();
            return DateText.of(
                    text,
                    new Field(start, start + 4),
                    new Field(start + 4, start + 6),
                    new Field(start + 6, start + 8),
                    null,
                    time);
        }
        List<Field> dates =
                numbers.stream().filter(field -> field.end() <= time).toList();
        Field weekday = null;
        for (Field word : words) {
            if (DateText.monthOf(text, word) > 0) {
                return withName(word, dates, weekday);
            }
            weekday = weekday == null && DateText.isWeekday(text, word) ? word : weekday;
        }
        return dates.size() == 3 ? inDigits(dates, weekday) : null;
    }

    private DateText withName(Field month, List<Field> dates, @Nullable Field weekday) {
        Field year = null;
        Field day = null;
        for (Field number : numbers) {
            boolean beforeTime = dates.contains(number);
            if (number.length() == 4) {
                year = year == null ? number : year;
            } else if (beforeTime && number.length() <= 2 && day == null) {
                day = number;
            } else if (beforeTime && number.length() == 2 && year == null) {
                year = number;
            }
        }
        return DateText.of(text, year, month, day, weekday, time);
    }

    private DateText inDigits(List<Field> dates, @Nullable Field weekday) {
        Field a = dates.get(0);
        Field b = dates.get(1);
        Field c = dates.get(2);
        if (a.length() == 4) {
            return DateText.of(text, a, b, c, weekday, time);
        }
        boolean dayFirst = text.charAt(a.end()) == '.' || a.number(text) > 12;
        return DateText.of(text, c, dayFirst ? b : a, dayFirst ? a : b, weekday, time);
    }
}
