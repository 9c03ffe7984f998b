package dev.ringfence.data.detect;

import dev.ringfence.data.Identifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One spelling of an identifier, each unit decided: a digit, a letter, either, or a certain character. It is anchored
 * at its first run of letters and digits that must hold a digit.
 */
final class IdentifierPattern {
    static final byte DIGIT = 1;
    static final byte LETTER = 2;
    static final byte EITHER = 3;

    /** Of each unit one of the constants, or the character itself, letters in upper case. */
    private final byte[] units;

    private final boolean separated;
    private final int anchorStart;
    private final int anchorEnd;

    private IdentifierPattern(String spelling, boolean separated, int anchorStart) {
        this.units = new byte[spelling.length()];
        for (int i = 0; i < units.length; i++) {
            units[i] = unit(spelling.charAt(i));
        }
        this.separated = separated;
        this.anchorStart = anchorStart;
        int end = anchorStart;
        while (end < units.length && isAlphanumeric(units[end])) {
            end++;
        }
        this.anchorEnd = end;
    }

    private static byte unit(char c) {
        return switch (c) {
            case '9' -> DIGIT;
            case 'A' -> LETTER;
            case 'X' -> EITHER;
            default -> (byte) (c >= 'a' && c <= 'z' ? c - 0x20 : c);
        };
    }

    private static boolean isAlphanumeric(byte unit) {
        return unit <= EITHER || (unit >= '0' && unit <= '9') || (unit >= 'A' && unit <= 'Z');
    }

    /** All spellings that an identifier declares. */
    static List<IdentifierPattern> of(Identifier identifier) {
        Set<String> spellings = new LinkedHashSet<>();
        for (String shape : identifier.shapes()) {
            if (shape.chars().anyMatch(c -> c > 127)) {
                throw new IllegalArgumentException("'shape' must be ASCII but was " + shape);
            }
            if (shape.indexOf('_') < 0) {
                spellings.add(shape);
            } else {
                spellings.add(shape.replace("_", ""));
                for (char separator : identifier.separators().toCharArray()) {
                    spellings.add(shape.replace('_', separator));
                }
            }
        }
        List<IdentifierPattern> patterns = new ArrayList<>();
        for (String spelling : spellings) {
            boolean separated = spelling.chars().anyMatch(c -> !Character.isLetterOrDigit(c));
            for (int anchor : anchors(spelling)) {
                patterns.add(new IdentifierPattern(spelling, separated, anchor));
            }
        }
        return patterns;
    }

    /** Where the runs begin at which the spelling is tried: the first with a digit for sure, else every one. */
    private static List<Integer> anchors(String spelling) {
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < spelling.length(); i++) {
            if (Character.isLetterOrDigit(spelling.charAt(i))
                    && (i == 0 || !Character.isLetterOrDigit(spelling.charAt(i - 1)))) {
                starts.add(i);
            }
        }
        for (int start : starts) {
            for (int i = start; i < spelling.length() && Character.isLetterOrDigit(spelling.charAt(i)); i++) {
                if (Character.isDigit(spelling.charAt(i))) {
                    return List.of(start);
                }
            }
        }
        return starts;
    }

    boolean separated() {
        return separated;
    }

    int length() {
        return units.length;
    }

    /** Units before the run that it is tried at. */
    int beforeAnchor() {
        return anchorStart;
    }

    /** Length of the run that it is tried at. */
    int anchorLength() {
        return anchorEnd - anchorStart;
    }

    /** The character behind the run that it is tried at; 0 if it ends there. */
    byte afterAnchor() {
        return anchorEnd < units.length ? units[anchorEnd] : 0;
    }

    /** Whether the run that it is tried at can be digits only. */
    boolean mayBeDigits() {
        for (int i = anchorStart; i < anchorEnd; i++) {
            if (units[i] == LETTER || units[i] >= 'A') {
                return false;
            }
        }
        return true;
    }

    /** Whether the run that it is tried at can hold letters. */
    boolean mayHoldLetters() {
        for (int i = anchorStart; i < anchorEnd; i++) {
            if (units[i] == LETTER || units[i] == EITHER || units[i] >= 'A') {
                return true;
            }
        }
        return false;
    }

    /** The character before the run that it is tried at; 0 if it begins there. */
    byte unitBeforeAnchor() {
        return anchorStart > 0 ? units[anchorStart - 1] : 0;
    }

    /** Length of the run of letters and digits that ends before {@link #unitBeforeAnchor()}. */
    int lengthBeforeAnchor() {
        int start = anchorStart - 1;
        while (start > 0 && isAlphanumeric(units[start - 1])) {
            start--;
        }
        return anchorStart > 0 ? Math.min(RunForm.LONGEST, anchorStart - 1 - start) : 0;
    }

    /** Length of the run of letters and digits that begins behind {@link #afterAnchor()}. */
    int lengthBehindAnchor() {
        int end = anchorEnd + 1;
        while (end < units.length && isAlphanumeric(units[end])) {
            end++;
        }
        return anchorEnd < units.length ? Math.min(RunForm.LONGEST, end - anchorEnd - 1) : 0;
    }

    /** Whether a run of this form can be the anchor, as far as the form tells. */
    boolean fits(RunForm form) {
        boolean digitsOnly = true;
        for (int i = anchorStart; i < anchorEnd; i++) {
            digitsOnly &= units[i] == DIGIT || (units[i] >= '0' && units[i] <= '9');
        }
        boolean letterFirst = units[anchorStart] == LETTER || (units[anchorStart] >= 'A' && units[anchorStart] <= 'Z');
        boolean lettersFit = digitsOnly ? form.isDigits() && !form.beginsWithLetter() : true;
        boolean firstFits = units[anchorStart] == EITHER || letterFirst == form.beginsWithLetter();
        boolean afterFits = afterAnchor() == 0 || afterAnchor() == form.after() || form.after() == 0;
        return form.length() == anchorLength() && lettersFit && firstFits && afterFits;
    }

    /** True if the units from an index on are a spelling like this one. */
    boolean matches(Window window, int start) {
        if (start < 0 || start + units.length > window.length()) {
            return false;
        }
        byte[] bytes = window.bytes();
        for (int i = 0; i < units.length; i++) {
            if (!fits(units[i], bytes[start + i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(byte unit, byte actual) {
        boolean digit = actual >= '0' && actual <= '9';
        int lower = actual | 0x20;
        boolean letter = lower >= 'a' && lower <= 'z';
        return switch (unit) {
            case DIGIT -> digit;
            case LETTER -> letter;
            case EITHER -> digit || letter;
            default -> (letter ? lower - 0x20 : actual) == unit;
        };
    }
}
