package dev.ringfence.data.detect;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Whatever the text: findings lie within it, in order and apart; a text and its UTF-8 bytes have as many. */
class DetectorFuzzTest {

    @FuzzTest
    void scan_anyText_givesOrderedFindingsWithinIt(FuzzedDataProvider data) {
        boolean ascii = data.consumeBoolean();
        String text = ascii ? data.consumeRemainingAsAsciiString() : data.consumeRemainingAsString();
        int inText = scan(text);
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        int inBytes = scan(utf8);
        if (ascii && inText != inBytes) {
            throw new AssertionError("found " + inText + " in the text, " + inBytes + " in its bytes");
        }
    }

    @FuzzTest
    void scan_anyBytes_givesOrderedFindingsWithinThem(byte[] bytes) {
        scan(bytes);
    }

    private static int scan(String text) {
        int[] last = new int[2];
        Detector.standard().scan(text, (type, start, end, confidence, made) -> ordered(last, start, end));
        check(last[0], text.length());
        return last[1];
    }

    private static int scan(byte[] utf8) {
        int[] last = new int[2];
        Detector.standard()
                .scan(utf8, 0, utf8.length, (type, start, end, confidence, made) -> ordered(last, start, end));
        check(last[0], utf8.length);
        return last[1];
    }

    private static void ordered(int[] last, int start, int end) {
        if (start < last[0] || end <= start) {
            throw new AssertionError("a finding from " + start + " to " + end + " behind one to " + last[0]);
        }
        last[0] = end;
        last[1]++;
    }

    private static void check(int end, int length) {
        if (end > length) {
            throw new AssertionError("a finding ends at " + end + " of " + length);
        }
    }
}
