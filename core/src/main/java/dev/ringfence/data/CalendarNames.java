package dev.ringfence.data;

import java.text.Normalizer;
import java.time.DayOfWeek;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The names of months and days of the week as people write them in English, German, French, Spanish, Italian, Dutch,
 * Portuguese, Polish and Swedish, whole and shortened.
 *
 * <p>A name is asked for by its <em>key</em>: five bits for each of its ASCII letters, in either case; letters with
 * accents are left out, so that no encoding or missing accent matters ({@code août} and {@code aot} have one key). Who
 * scans a text builds keys without allocating. Immutable and safe for use by many threads.
 */
public final class CalendarNames {
    /** The most letters that a key holds; no name has more. */
    public static final int MAX_LETTERS = 12;

    private static final List<List<String>> MONTHS = lists(
            "January February March April May June July August September October November December",
            "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
            "Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec",
            "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
            "Jänner Feber Maerz April Mai Juni Juli August September Oktober November Dezember",
            "Jan Feb Mrz Apr Mai Jun Jul Aug Sep Okt Nov Dez",
            "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
            "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
            "janv févr mars avr mai juin juil août sept oct nov déc",
            "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
            "ene feb mar abr may jun jul ago sep oct nov dic",
            "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
            "gen feb mar apr mag giu lug ago set ott nov dic",
            "januari februari maart april mei juni juli augustus september oktober november december",
            "jan feb mrt apr mei jun jul aug sep okt nov dec",
            "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
            "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
            "jan fev mar abr mai jun jul ago set out nov dez",
            "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
            "stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia",
            "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień",
            "januari februari mars april maj juni juli augusti september oktober november december");

    private static final List<List<String>> WEEKDAYS = lists(
            "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
            "Mon Tue Wed Thu Fri Sat Sun",
            "Mon Tues Wed Thurs Fri Sat Sun",
            "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
            "Mo Di Mi Do Fr Sa So",
            "lundi mardi mercredi jeudi vendredi samedi dimanche",
            "lunes martes miércoles jueves viernes sábado domingo",
            "lunedì martedì mercoledì giovedì venerdì sabato domenica",
            "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
            "segunda terça quarta quinta sexta sábado domingo",
            "poniedziałek wtorek środa czwartek piątek sobota niedziela",
            "måndag tisdag onsdag torsdag fredag lördag söndag");

    /** The short names that stand beside a day without a year and are no words of their own. */
    private static final String KNOWN_ALONE =
            "jan feb mar apr may jun jul aug sep sept oct nov dec okt dez june july juni juli";

    private static final Map<String, Place> MONTH_PLACES = places(MONTHS);
    private static final Map<String, Place> WEEKDAY_PLACES = places(WEEKDAYS);
    private static final KeyTable MONTH_KEYS = keys(MONTHS);
    private static final KeyTable WEEKDAY_KEYS = keys(WEEKDAYS);
    private static final KeyTable ALONE = keys(lists(KNOWN_ALONE));

    private CalendarNames() {}

    /** Where a name stands: in which series, as which of it. */
    private record Place(List<String> series, int index) {}

    private static List<List<String>> lists(String... series) {
        return List.of(series).stream()
                .map(names -> List.of(names.split(" ", -1)))
                .toList();
    }

    private static Map<String, Place> places(List<List<String>> all) {
        Map<String, Place> places = new HashMap<>();
        for (List<String> series : all) {
            for (int i = 0; i < series.size(); i++) {
                places.putIfAbsent(series.get(i).toLowerCase(Locale.ROOT), new Place(series, i));
            }
        }
        return places;
    }

    private static KeyTable keys(List<List<String>> all) {
        KeyTable table = new KeyTable();
        for (List<String> series : all) {
            for (int i = 0; i < series.size(); i++) {
                table.put(keyOf(series.get(i)), i + 1);
            }
        }
        return table;
    }

    private static long keyOf(String name) {
        long key = 0;
        for (int i = 0; i < name.length(); i++) {
            int letter = name.charAt(i) | 0x20;
            if (letter >= 'a' && letter <= 'z') {
                key = key(key, letter);
            }
        }
        return key;
    }

    /**
     * The key with one more letter.
     *
     * @param key 0 at first
     * @param letter an ASCII letter in either case
     */
    public static long key(long key, int letter) {
        return key << 5 | (letter & 31);
    }

    /** The month of a key, from 1 to 12; 0 if it is none. */
    public static int month(long key) {
        return MONTH_KEYS.get(key);
    }

    /** The day of the week of a key, from 1 for Monday to 7; 0 if it is none. */
    public static int weekday(long key) {
        return WEEKDAY_KEYS.get(key);
    }

    /**
     * True if the month's name tells a date even where no year stands beside it: a name of five letters or more, and a
     * shorter one that is no other word.
     */
    public static boolean isUnmistakable(long key) {
        return key >>> 20 != 0 || ALONE.get(key) != 0;
    }

    /**
     * The name of another month in the language, length and case of a given one.
     *
     * @param month from 1 to 12
     * @return empty if the given one is not known
     */
    public static Optional<String> monthLike(String name, int month) {
        return like(MONTH_PLACES, name, month - 1);
    }

    /** The name of another day of the week in the language, length and case of a given one; empty if not known. */
    public static Optional<String> weekdayLike(String name, DayOfWeek day) {
        return like(WEEKDAY_PLACES, name, day.getValue() - 1);
    }

    private static Optional<String> like(Map<String, Place> places, String name, int index) {
        Place place = places.get(Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT));
        return place == null ? Optional.empty() : Optional.of(cased(name, place.series.get(index)));
    }

    private static String cased(String model, String name) {
        if (model.length() > 1 && model.equals(model.toUpperCase(Locale.ROOT))) {
            return name.toUpperCase(Locale.ROOT);
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return Character.isUpperCase(model.charAt(0))
                ? Character.toUpperCase(lower.charAt(0)) + lower.substring(1)
                : lower;
    }

    /** Small numbers by key, in an open table that is asked without allocating. */
    private static final class KeyTable {
        private static final int SIZE = 512;
        private final long[] keys = new long[SIZE];
        private final byte[] numbers = new byte[SIZE];

        void put(long key, int number) {
            int slot = slot(key);
            while (keys[slot] != 0 && keys[slot] != key) {
                slot = (slot + 1) & (SIZE - 1);
            }
            if (keys[slot] == 0) {
                keys[slot] = key;
                numbers[slot] = (byte) number;
            }
        }

        int get(long key) {
            for (int slot = slot(key); keys[slot] != 0; slot = (slot + 1) & (SIZE - 1)) {
                if (keys[slot] == key) {
                    return numbers[slot];
                }
            }
            return 0;
        }

        /** Fibonacci hashing: the upper bits of the product. */
        private static int slot(long key) {
            return (int) ((key * 0x9E3779B97F4A7C15L) >>> 55);
        }
    }
}
