package dev.ringfence.data.detect;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Which matchers are asked where: what the scan looks up at each unit and at each run. Immutable. */
final class AnchorTable {
    static final byte PLAIN = 0;
    static final byte DIGIT = 1;
    static final byte WORD = 2;
    static final byte DOT = 3;
    static final byte HYPHEN = 4;
    /** At, colon, equals sign: asked without a further look. */
    static final byte SIGN = 5;

    /** Matchers at runs or colons: as many as a mask has bits. */
    private static final int MOST = Long.SIZE;

    private static final int AFTER_KINDS = 16;
    private static final int LETTER_KINDS = 6;
    private static final byte[] AFTER = afterKinds();

    private final byte[] classes = new byte[256];
    private final Map<Matcher.Anchor, Matcher[]> matchers = new EnumMap<>(Matcher.Anchor.class);
    private final Matcher[][] atSign = new Matcher[128][];
    private final long[] wanted;
    private final long[] wantedBehind = new long[RunLead.COUNT];
    private final long[] colonBehind = new long[256];
    private final long[] colonBefore = new long[256];

    AnchorTable(List<Matcher> all) {
        for (Matcher.Anchor anchor : Matcher.Anchor.values()) {
            List<Matcher> asked = new ArrayList<>();
            for (Matcher matcher : all) {
                if (matcher.anchors().contains(anchor)) {
                    asked.add(matcher);
                }
            }
            matchers.put(anchor, asked.toArray(new Matcher[0]));
            if (!asked.isEmpty()) {
                classify(anchor);
            }
        }
        Matcher[] runs = few(Matcher.Anchor.DIGIT);
        this.wanted = wanted(runs);
        for (int i = 0; i < RunLead.COUNT; i++) {
            RunLead lead = RunLead.of(i);
            wantedBehind[i] = mask(runs, matcher -> matcher.wantsBehind(lead));
        }
        Matcher[] colons = few(Matcher.Anchor.COLON);
        for (int i = 0; i < 256; i++) {
            byte unit = (byte) i;
            colonBehind[i] = mask(colons, matcher -> matcher.wantsColonBehind(unit));
            colonBefore[i] = mask(colons, matcher -> matcher.wantsColonBefore(unit));
        }
        atSign['@'] = at(Matcher.Anchor.AT);
        atSign[':'] = at(Matcher.Anchor.COLON);
        atSign['='] = at(Matcher.Anchor.EQUALS);
    }

    private Matcher[] few(Matcher.Anchor anchor) {
        Matcher[] asked = at(anchor);
        if (asked.length > MOST) {
            throw new IllegalArgumentException(
                    "'matchers' at " + anchor + " must be at most " + MOST + " but are " + asked.length);
        }
        return asked;
    }

    /** A bit for each matcher that wants something. */
    private static long mask(Matcher[] asked, Predicate<Matcher> wants) {
        long mask = 0;
        for (int i = 0; i < asked.length; i++) {
            mask |= wants.test(asked[i]) ? 1L << i : 0;
        }
        return mask;
    }

    private static byte[] afterKinds() {
        byte[] kinds = new byte[256];
        for (int i = 0; i < RunForm.AFTER.length(); i++) {
            kinds[RunForm.AFTER.charAt(i)] = (byte) (i + 1);
        }
        return kinds;
    }

    private void classify(Matcher.Anchor anchor) {
        switch (anchor) {
            case AT -> classes['@'] = SIGN;
            case COLON -> classes[':'] = SIGN;
            case EQUALS -> classes['='] = SIGN;
            case DOT -> classes['.'] = DOT;
            case HYPHENS -> classes['-'] = HYPHEN;
            case DIGIT -> {
                for (char c = '0'; c <= '9'; c++) {
                    classes[c] = DIGIT;
                }
            }
            case CAPITAL -> {
                for (char c = 'A'; c <= 'Z'; c++) {
                    classes[c] = WORD;
                }
                classes[Window.LETTER & 0xFF] = WORD;
            }
        }
    }

    private static long[] wanted(Matcher[] runs) {
        long[] wanted = new long[(RunForm.LONGEST + 1) * LETTER_KINDS * AFTER_KINDS];
        for (int length = 1; length <= RunForm.LONGEST; length++) {
            for (RunForm.Letters letters : RunForm.Letters.values()) {
                for (int first = 0; first < 2; first++) {
                    for (int after = 0; after <= RunForm.AFTER.length(); after++) {
                        RunForm form = new RunForm(
                                length, letters, first == 1, after == 0 ? 0 : RunForm.AFTER.charAt(after - 1));
                        wanted[key(length, kind(letters), first, after)] = mask(runs, matcher -> matcher.wants(form));
                    }
                }
            }
        }
        return wanted;
    }

    private static int kind(RunForm.Letters letters) {
        return switch (letters) {
            case NONE -> 0;
            case HEX -> 1;
            case ANY -> 2;
        };
    }

    private static int key(int length, int letters, int beginsWithLetter, int after) {
        return (length * LETTER_KINDS + letters * 2 + beginsWithLetter) * AFTER_KINDS + after;
    }

    /** The class of each unit; what no matcher asks for is {@link #PLAIN}. */
    byte[] classes() {
        return classes;
    }

    Matcher[] at(Matcher.Anchor anchor) {
        return matchers.getOrDefault(anchor, new Matcher[0]);
    }

    Matcher[] atSign(byte sign) {
        return atSign[sign];
    }

    /** Which of the matchers at digits want a run: a bit for each. */
    long wanting(int length, int letters, boolean beginsWithLetter, byte after) {
        return wanted[key(Math.min(length, RunForm.LONGEST), letters, beginsWithLetter ? 1 : 0, AFTER[after & 0xFF])];
    }

    /** Which of the matchers at digits want a run with this before it: a bit for each. */
    long wantingBehind(byte before, boolean behindDigit, boolean beginsWithLetter) {
        return wantedBehind[RunLead.index(before, behindDigit, beginsWithLetter)];
    }

    /** Which of the matchers at colons want one between these units: a bit for each. */
    long wantingColon(byte before, byte behind) {
        return colonBehind[before & 0xFF] & colonBefore[behind & 0xFF];
    }
}
