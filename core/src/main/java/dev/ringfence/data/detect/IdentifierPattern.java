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
        return mayBeDigits(anchorStart, anchorEnd);
    }

    /** Whether the run that it is tried at can hold letters. */
    boolean mayHoldLetters() {
        for (int i = anchorStart; i < anchorEnd; i++) {
            if (mayBeLetter(units[i])) {
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
        return anchorStart > 0 ? anchorStart - 1 - start : 0;
    }

    /** Length of the run of letters and digits that begins behind {@link #afterAnchor()}. */
    int lengthBehindAnchor() {
        int end = anchorEnd + 1;
        while (end < units.length && isAlphanumeric(units[end])) {
            end++;
        }
        return anchorEnd < units.length ? end - anchorEnd - 1 : 0;
    }

    /** Whether a run of this form can be the anchor of a value, as far as the form tells. */
    boolean fits(RunForm form) {
        return form.length() == anchorLength() && anchorFits(form) && fitsBefore(form) && fitsBehind(form);
    }

    private boolean anchorFits(RunForm form) {
        if (form.isDigits()) {
            return mayBeDigits();
        }
        int letters = form.leadingLetters();
        int digits = form.leadingDigits();
        for (int i = 0; i < anchorLength(); i++) {
            byte unit = units[anchorStart + i];
            // Three letters or four digits and more: what follows them is not known.
            boolean known = letters > 0 ? letters < 3 : digits < 4;
            boolean letter = letters > 0 && i < letters;
            boolean digit = digits > 0 ? i < digits : known && (i == letters || form.hasTwoParts());
            boolean letterBehind = digits > 0 && known && (i == digits || form.hasTwoParts());
            boolean mustBeLetter = letter || (!digit && letterBehind);
            boolean fits = mustBeLetter ? mayBeLetter(unit) : !digit || mayBeDigit(unit);
            if (!fits) {
                return false;
            }
        }
        return mayHoldLetters();
    }

    private boolean fitsBefore(RunForm form) {
        if (anchorStart == 0) {
            // A hyphen before digits that nothing separates is the sign of a negative number.
            boolean negative = form.before() == '-' && !separated && !form.beginsWithLetter();
            return form.begins() && !negative;
        }
        int length = lengthBeforeAnchor();
        return form.before() == unitBeforeAnchor()
                && (length == 0 || form.lastMayHave(length))
                && (!form.lastIsDigits()
                        || length > RunForm.SEEN
                        || mayBeDigits(anchorStart - 1 - length, anchorStart - 1));
    }

    private boolean fitsBehind(RunForm form) {
        if (anchorEnd == units.length) {
            return form.ends();
        }
        int length = lengthBehindAnchor();
        int end = anchorEnd + 1 + length;
        byte behind = form.behindNext();
        boolean ends = behind == 0
                || (end < units.length ? behind == units[end] : behind != '_' && behind != '@' && behind != '%');
        return form.after() == afterAnchor()
                && (length == 0 || (form.nextMayHave(length) && ends))
                && (!form.nextIsDigits() || length > RunForm.SEEN || mayBeDigits(anchorEnd + 1, end));
    }

    private boolean mayBeDigits(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!mayBeDigit(units[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean mayBeDigit(byte unit) {
        return unit == DIGIT || unit == EITHER || (unit >= '0' && unit <= '9');
    }

    private static boolean mayBeLetter(byte unit) {
        return unit == LETTER || unit == EITHER || unit >= 'A';
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
