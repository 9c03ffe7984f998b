package dev.ringfence.data.detect;

import static org.assertj.core.api.Assertions.assertThat;

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

    /** The candidates in a text, indices in units of UTF-16. */
    static List<Place> of(String text) {
        Window window = new Window();
        window.fill(text, 0, text.length());
        return of(window);
    }

    /** The candidates in the same text as UTF-8, indices in bytes. */
    static List<Place> ofUtf8(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        Window window = new Window();
        window.fill(utf8, 0, utf8.length);
        return of(window);
    }

    private static List<Place> of(Window window) {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < window.length(); ) {
            int end = i;
            int digit = -1;
            while (window.isDigit(end) || window.isAsciiLetter(end)) {
                digit = digit < 0 && window.isDigit(end) ? end : digit;
                end++;
            }
            if (digit >= 0) {
                window.run(i, end);
                MATCHER.match(window, digit, (type, start, stop, alone, withContext, made) -> {
                    assertThat(type).isEqualTo(InfoType.PHONE_NUMBER);
                    places.add(new Place(start, stop, alone, withContext, made));
                });
            }
            i = Math.max(end, i + 1);
        }
        return places.stream()
                .filter(place -> places.stream().noneMatch(other -> other.beats(place)))
                .toList();
    }
}
