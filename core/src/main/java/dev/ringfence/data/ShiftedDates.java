package dev.ringfence.data;

import dev.ringfence.data.DateText.Field;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Another day of the same year, in the format of the original, with the right day of the week where one is written; of
 * the time of day the hour stays, minutes and seconds are drawn. Not a made space in the strict sense: a date cannot be
 * recognised as made, so {@link #contains} is always false, and order and intervals are not kept (a column is shifted
 * by a transformation of its own, which keeps them).
 *
 * <p>The canonical form is the date, whatever its format, and the text of the time. A day up to the 12th stays one, so
 * that a reader who takes month and day in the other order still sees a date.
 */
final class ShiftedDates implements MadeSpace {
    private static final int LAST_AMBIGUOUS_DAY = 12;

    private final KeyedTokens otherwise;

    ShiftedDates(String typeName) {
        this.otherwise = new KeyedTokens(typeName);
    }

    @Override
    public String description() {
        return "a keyed day of the same year in the same format; not recognisable as made";
    }

    /** The days up to the 12th of a year, the smaller of the two classes. */
    @Override
    public long capacity() {
        return 144;
    }

    @Override
    public int minimumLength() {
        return otherwise.minimumLength();
    }

    @Override
    public boolean contains(String value) {
        return otherwise.contains(value);
    }

    @Override
    public String replace(KeyedFunction keyed, String value, int maxLength) {
        DateText text = DateText.parse(value);
        if (text == null) {
            return otherwise.replace(keyed, value, maxLength);
        }
        Draw draw = keyed.draw(text.canonical() + value.substring(text.time).toUpperCase(Locale.ROOT));
        String made = rewritten(value, text, day(draw, text), draw);
        return made.length() <= maxLength ? made : otherwise.replace(keyed, value, maxLength);
    }

    private static LocalDate day(Draw draw, DateText text) {
        if (text.day == null || text.date.getDayOfMonth() <= LAST_AMBIGUOUS_DAY) {
            int index = (int) draw.below(144);
            return LocalDate.of(text.date.getYear(), 1 + index / 12, text.day == null ? 1 : 1 + index % 12);
        }
        int index = (int) draw.below(text.date.lengthOfYear() - 144L);
        LocalDate day = text.date.withDayOfYear(1);
        while (index >= day.lengthOfMonth() - LAST_AMBIGUOUS_DAY) {
            index -= day.lengthOfMonth() - LAST_AMBIGUOUS_DAY;
            day = day.plusMonths(1);
        }
        return day.withDayOfMonth(LAST_AMBIGUOUS_DAY + 1 + index);
    }

    private static String rewritten(String value, DateText text, LocalDate day, Draw draw) {
        // From the end, so that the places of what is still to be written stay.
        TreeMap<Integer, Edit> edits = new TreeMap<>();
        boolean named = DateText.isNamed(value, text.month);
        put(
                edits,
                text.month,
                named ? monthLike(value, text.month, day) : padded(value, text.month, day.getMonthValue(), false));
        if (text.day != null) {
            put(edits, text.day, padded(value, text.day, day.getDayOfMonth(), named));
            putOrdinal(edits, value, text.day, day.getDayOfMonth());
        }
        if (text.weekday != null) {
            String weekday = text.weekday.of(value);
            put(
                    edits,
                    text.weekday,
                    CalendarNames.weekdayLike(weekday, day.getDayOfWeek()).orElse(weekday));
        }
        StringBuilder made = new StringBuilder(value.substring(0, text.time));
        String time = drawnTime(value.substring(text.time), draw);
        int behind = text.year != null && text.year.start() > text.time ? text.time : value.length();
        edits.descendingMap().forEach((start, edit) -> {
            if (start < behind) {
                made.replace(start, edit.end, edit.text);
            }
        });
        return made.append(time).toString();
    }

    private record Edit(int end, String text) {}

    private static void put(Map<Integer, Edit> edits, Field field, String text) {
        edits.put(field.start(), new Edit(field.end(), text));
    }

    private static String monthLike(String value, Field month, LocalDate day) {
        String name = month.of(value);
        return CalendarNames.monthLike(name, day.getMonthValue())
                .or(() -> CalendarNames.monthLike(name.length() > 3 ? "March" : "Mar", day.getMonthValue()))
                .orElse(name);
    }

    private static String padded(String value, Field field, int number, boolean named) {
        boolean zero = value.charAt(field.start()) == '0';
        boolean pad = field.length() == 2 && number < 10 && (zero || !named);
        return (pad ? "0" : "") + number;
    }

    /** English ordinals change with the number. */
    private static void putOrdinal(Map<Integer, Edit> edits, String value, Field day, int number) {
        int end = day.end();
        if (value.length() >= end + 2) {
            String suffix = value.substring(end, end + 2).toLowerCase(Locale.ROOT);
            if (suffix.equals("st") || suffix.equals("nd") || suffix.equals("rd") || suffix.equals("th")) {
                edits.put(end, new Edit(end + 2, ordinal(number)));
            }
        }
    }

    private static String ordinal(int number) {
        if (number / 10 == 1) {
            return "th";
        }
        return switch (number % 10) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
        };
    }

    /** Minutes, seconds and their fraction; the hour, the half of the day and the zone stay. */
    private static String drawnTime(String time, Draw draw) {
        StringBuilder made = new StringBuilder(time);
        int hour = 0;
        while (hour < time.length() && hour < 2 && Digits.isDigit(time.charAt(hour))) {
            hour++;
        }
        long bits = draw.next();
        int i = hour;
        for (int part = 0; part < 2 && hour > 0; part++) {
            int start = i < time.length() && time.charAt(i) == ':' ? i + 1 : i;
            if (start + 2 > time.length()
                    || !Digits.isDigit(time.charAt(start))
                    || !Digits.isDigit(time.charAt(start + 1))) {
                return made.toString();
            }
            int sixtieth = (int) Long.remainderUnsigned(bits, 60);
            bits = Long.divideUnsigned(bits, 60);
            made.setCharAt(start, (char) ('0' + sixtieth / 10));
            made.setCharAt(start + 1, (char) ('0' + sixtieth % 10));
            i = start + 2;
        }
        if (hour > 0 && i < time.length() && (time.charAt(i) == '.' || time.charAt(i) == ',')) {
            for (i++; i < time.length() && Digits.isDigit(time.charAt(i)); i++, bits = Long.divideUnsigned(bits, 10)) {
                made.setCharAt(i, (char) ('0' + Long.remainderUnsigned(bits, 10)));
            }
        }
        return made.toString();
    }
}
