package dev.ringfence.refresh.survivor;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How addresses of the Internet are written whose letters and digits alone say less: 192.168.1.11 and 192.168.11.1 are two,
 * though their digits are the same.
 */
public final class AddressSpelling {
    private static final Pattern TOKEN = Pattern.compile("[0-9A-Za-z.:]+");
    private static final Pattern ADDRESS =
            Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|(?=(?:[^:]*:){2})[0-9a-f:]+(?:\\.[0-9]{1,3}){0,3}");

    /** That of what is written otherwise, or not to be found. */
    public static final String NONE = "";

    private AddressSpelling() {}

    /**
     * How a stretch is written that was found in a cell.
     *
     * @param form of the stretch
     * @return one or more addresses in lower case, and {@link #NONE} if it is written otherwise somewhere
     */
    public static Set<String> of(byte[] cell, int from, int to, String form) {
        if (!mayBeAddress(form)) {
            return Set.of(NONE);
        }
        Set<String> spellings = new TreeSet<>();
        FoldedText text = new FoldedText();
        Matcher token = TOKEN.matcher(new String(cell, from, to - from, StandardCharsets.ISO_8859_1));
        while (token.find()) {
            String written = token.group();
            byte[] bytes = written.getBytes(StandardCharsets.ISO_8859_1);
            text.fold(bytes, 0, bytes.length, false);
            if (SurvivorMemory.form(text).equals(form)) {
                String lower = written.toLowerCase(Locale.ROOT);
                spellings.add(ADDRESS.matcher(lower).matches() ? lower : NONE);
            }
        }
        return spellings.isEmpty() ? Set.of(NONE) : spellings;
    }

    /** Of hexadecimal digits alone. */
    private static boolean mayBeAddress(String form) {
        return form.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    }

    /** True unless both are addresses, and not the same. */
    public static boolean meet(String one, String other) {
        return one.equals(other) || one.equals(NONE) || other.equals(NONE);
    }
}
