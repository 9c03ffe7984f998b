package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What the matcher of telephone numbers says at each of its anchors in a text, the engine left out. */
final class PhonePlaces {
    private static final PhoneMatcher MATCHER = new PhoneMatcher();

    private PhonePlaces() {}

    /** One candidate. */
    record Place(int start, int end, double alone, double withContext, boolean made) {
        /** Of two that overlap the more certain one stays, then the longer one. */
        private boolean beats(Place other) {
            boolean overlap = start < other.end && other.start < end;
            boolean longer = alone == other.alone && end - start > other.end - other.start;
            return overlap && (alone > other.alone || longer);
        }
    }

    /** The candidates in a text, one unit of the window for each of UTF-16. */
    static List<Place> of(String text) {
        byte[] units = new byte[text.length()];
        for (int i = 0; i < units.length; i++) {
            char c = text.charAt(i);
            units[i] = c < 128
                    ? (byte) c
                    : Character.isAlphabetic(c) && !Character.isIdeographic(c) ? Window.LETTER : Window.OTHER;
        }
        return of(units);
    }

    /** The candidates in the same text as UTF-8, indices in bytes. */
    static List<Place> ofUtf8(String text) {
        byte[] units = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < units.length; i++) {
            units[i] = units[i] < 0 ? Window.OTHER : units[i];
        }
        return of(units);
    }

    private static List<Place> of(byte[] units) {
        Window window = new Window();
        window.show(units, units.length);
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < units.length; i++) {
            if (window.isDigit(i) && beginsDigits(window, i)) {
                MATCHER.match(window, i, (type, start, end, alone, withContext, made) -> {
                    if (type != InfoType.PHONE_NUMBER) {
                        throw new IllegalStateException("'type' must be a telephone number");
                    }
                    places.add(new Place(start, end, alone, withContext, made));
                });
            }
        }
        return places.stream()
                .filter(place -> places.stream().noneMatch(other -> other.beats(place)))
                .toList();
    }

    private static boolean beginsDigits(Window window, int index) {
        int i = index - 1;
        while (window.isAsciiLetter(i)) {
            i--;
        }
        return !window.isDigit(i) && !window.isDigit(index - 1);
    }
}
