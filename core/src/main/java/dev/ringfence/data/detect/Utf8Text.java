package dev.ringfence.data.detect;

import dev.ringfence.data.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** UTF-8 bytes as a string, and where each of its units came from: for detectors that read strings only. */
final class Utf8Text {
    private final String text;
    private final int[] offsets;

    private Utf8Text(String text, int[] offsets) {
        this.text = text;
        this.offsets = offsets;
    }

    static Utf8Text of(byte[] utf8, int from, int to) {
        Objects.checkFromToIndex(from, to, utf8.length);
        StringBuilder text = new StringBuilder(to - from);
        int[] offsets = new int[to - from + 1];
        int i = from;
        while (i < to) {
            int point = Utf8.codePoint(utf8, i, to);
            offsets[text.length()] = i;
            boolean pair = Character.isSupplementaryCodePoint(point);
            if (pair) {
                offsets[text.length() + 1] = i;
            }
            text.appendCodePoint(Character.isValidCodePoint(point) ? point : 0xFFFD);
            i++;
            while (i < to && (utf8[i] & 0xC0) == 0x80) {
                i++;
            }
        }
        offsets[text.length()] = to;
        return new Utf8Text(text.toString(), offsets);
    }

    List<Finding> find(Detector detector) {
        List<Finding> findings = new ArrayList<>();
        for (Finding f : detector.find(text)) {
            findings.add(new Finding(f.type(), offsets[f.start()], offsets[f.end()], f.confidence(), f.made()));
        }
        return findings;
    }
}
