package dev.ringfence.data;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Postal codes that no country issues, in the layout of the original:
 *
 * <ul>
 *   <li>digits alone become zeroes: the number 0 is below the lowest code of each country, as 00501 is of the United
 *       States (USPS Publication 28 and DMM L002: no prefix 000), 01067 of Germany, 00010 of Italy, 0001 of Norway. It is
 *       also what 45 CFR 164.514(b)(2)(i)(B) makes of a ZIP code that must not be told;
 *   <li>United Kingdom: the last two letters are of C, I, K, M, O and V, which the inward half never has (BS 7666;
 *       Royal Mail, "PAF programmers' guide");
 *   <li>Canada: the first letter is of D, F, I, O, Q and U, which no code has (Canada Post, "Addressing guidelines");
 *   <li>Netherlands: the letters are SA, SD or SS, which are not issued (PostNL);
 *   <li>other letters become X, digits among them zeroes: ISO 3166-1 never assigns XX, and no code is 0 there.
 * </ul>
 *
 * To keep the region of a code, take {@link Treatment.TruncateZip}.
 */
final class UnissuedPostalCodes implements MadeSpace {
    private static final Pattern BRITISH = Pattern.compile("[A-Z]{1,2}\\d[A-Z\\d]?\\d[A-Z]{2}");
    private static final Pattern CANADIAN = Pattern.compile("[A-Z]\\d[A-Z]\\d[A-Z]\\d");
    private static final Pattern DUTCH = Pattern.compile("[1-9]\\d{3}[A-Z]{2}");
    private static final Pattern MADE = Pattern.compile("[A-Z]{1,2}\\d[A-Z\\d]?\\d[CIKMOV]{2}"
            + "|[DFIOQU]\\d[A-Z]\\d[A-Z]\\d"
            + "|[1-9]\\d{3}S[ADS]"
            + "|0{3,10}"
            + "|(?=X*0+X*0)[X0]{3,10}");
    private static final String NOT_INWARD = "CIKMOV";
    private static final String NOT_CANADIAN = "DFIOQU";
    private static final String NOT_DUTCH = "ADS";
    private static final String NONE = "00000";
    private static final int MOST_SYMBOLS = 10;
    private static final int FEWEST_SYMBOLS = 3;

    @Override
    public String description() {
        return "codes that no country issues: zeroes, or letters that Canada, the Netherlands and the United Kingdom"
                + " leave out; capacity of digits alone";
    }

    /** Codes of digits alone all become zeroes. */
    @Override
    public long capacity() {
        return 1;
    }

    @Override
    public int minimumLength() {
        return NONE.length();
    }

    @Override
    public boolean contains(String value) {
        String symbols = symbols(value);
        return separated(value) && MADE.matcher(symbols).matches();
    }

    /** True if nothing but single spaces and hyphens stands between letters and digits. */
    private static boolean separated(String value) {
        return value.strip().chars().allMatch(c -> isSymbol(c) || c == ' ' || c == '-');
    }

    private static boolean isSymbol(int c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    private static String symbols(String value) {
        StringBuilder symbols = new StringBuilder(MOST_SYMBOLS);
        value.chars().filter(UnissuedPostalCodes::isSymbol).forEach(c -> symbols.append((char) c));
        return symbols.toString().toUpperCase(Locale.ROOT);
    }

    @Override
    public String replace(KeyedFunction keyed, String value, int maxLength) {
        String text = value.strip();
        String symbols = symbols(text);
        boolean code = separated(text)
                && symbols.length() >= FEWEST_SYMBOLS
                && symbols.length() <= MOST_SYMBOLS
                && symbols.chars().filter(Character::isDigit).count() > 1;
        if (!code) {
            return NONE;
        }
        String made = made(keyed.draw(symbols), symbols);
        String laidOut = laidOut(text, made);
        return laidOut.length() <= maxLength ? laidOut : made.length() <= maxLength ? made : NONE;
    }

    private static String made(Draw draw, String symbols) {
        int last = symbols.length() - 1;
        if (CANADIAN.matcher(symbols).matches()) {
            return one(draw, NOT_CANADIAN) + random(draw, symbols.substring(1));
        }
        if (DUTCH.matcher(symbols).matches()) {
            return (1_000 + draw.below(9_000)) + "S" + one(draw, NOT_DUTCH);
        }
        if (BRITISH.matcher(symbols).matches()) {
            String first = random(draw, symbols.substring(0, last - 1));
            int pair = (int) draw.below(36);
            return first + NOT_INWARD.charAt(pair / 6) + NOT_INWARD.charAt(pair % 6);
        }
        return symbols.replaceAll("[A-Z]", "X").replaceAll("\\d", "0");
    }

    private static char one(Draw draw, String letters) {
        return letters.charAt((int) draw.below(letters.length()));
    }

    /** Digits for digits and letters for letters, at most five; those take 24 of 64 bits. */
    private static String random(Draw draw, String symbols) {
        StringBuilder made = new StringBuilder(symbols.length());
        long bits = draw.next() >>> 1;
        for (int i = 0; i < symbols.length(); i++) {
            boolean digit = Character.isDigit(symbols.charAt(i));
            int base = digit ? 10 : 26;
            made.append((char) ((digit ? '0' : 'A') + bits % base));
            bits /= base;
        }
        return made.toString();
    }

    /** The symbols with the spaces and hyphens of the original. */
    private static String laidOut(String original, String symbols) {
        StringBuilder code = new StringBuilder(original.length());
        int next = 0;
        for (int i = 0; i < original.length(); i++) {
            code.append(isSymbol(original.charAt(i)) ? symbols.charAt(next++) : original.charAt(i));
        }
        return code.toString();
    }
}
