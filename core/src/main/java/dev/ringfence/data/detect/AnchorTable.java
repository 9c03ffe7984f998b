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

    /** Matchers at colons: as many as a mask has bits. */
    private static final int MOST = Long.SIZE;

    private final byte[] classes = new byte[256];
    private final Map<Matcher.Anchor, Matcher[]> matchers = new EnumMap<>(Matcher.Anchor.class);
    private final Matcher[][] atSign = new Matcher[128][];
    private final long[] colonBehind = new long[256];
    private final long[] colonBefore = new long[256];
    private final long colonAlone;

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
        Matcher[] colons = few(Matcher.Anchor.COLON);
        for (int i = 0; i < 256; i++) {
            byte unit = (byte) i;
            colonBehind[i] = mask(colons, matcher -> matcher.wantsColonBehind(unit));
            colonBefore[i] = mask(colons, matcher -> matcher.wantsColonBefore(unit));
        }
        colonAlone = mask(colons, Matcher::wantsLoneColon);
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
            case START -> {
                // No unit of its own.
            }
            case CAPITAL -> {
                for (char c = 'A'; c <= 'Z'; c++) {
                    classes[c] = WORD;
                }
                classes[Window.LETTER & 0xFF] = WORD;
            }
        }
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

    /** Which of the matchers at colons want one between these units: a bit for each. */
    long wantingColon(byte before, byte behind) {
        return colonBehind[before & 0xFF] & colonBefore[behind & 0xFF];
    }

    /** Of the matchers at colons those that want one without others near: a bit for each. */
    long wantingLoneColon() {
        return colonAlone;
    }
}
