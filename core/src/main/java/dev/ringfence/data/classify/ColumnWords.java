package dev.ringfence.data.classify;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words of a name: {@code customerEmails}, {@code CUSTOMER_EMAIL} and {@code customer-email} hold the same. */
final class ColumnWords {
    private ColumnWords() {}

    /** In lower case, without accents, singular where English and Spanish write a plural with s. */
    static List<String> of(String name) {
        String plain = Normalizer.normalize(name.replace("ß", "ss"), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
        String separated = plain.equals(plain.toUpperCase(Locale.ROOT)) ? plain : splitAtCapitals(plain);
        List<String> words = new ArrayList<>();
        for (String word : separated.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1)) {
            if (!word.isEmpty()) {
                words.add(withoutUmlauts(singular(word)));
            }
        }
        return words;
    }

    /** German writes an umlaut as two letters where it has none; both spellings, and that without dots, are one word. */
    private static String withoutUmlauts(String word) {
        return word.replace("ae", "a").replace("oe", "o").replace("ue", "u");
    }

    private static String singular(String word) {
        boolean plural = word.length() > 3 && word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us");
        return plural && !word.equals("address") && !word.equals("iris") ? word.substring(0, word.length() - 1) : word;
    }

    private static String splitAtCapitals(String name) {
        StringBuilder separated = new StringBuilder(name.length() + 4);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean afterSmall = i > 0 && Character.isUpperCase(c) && !Character.isUpperCase(name.charAt(i - 1));
            // IBANNumber: the last capital of a run begins the next word.
            boolean endsRun = i > 0
                    && Character.isUpperCase(c)
                    && Character.isUpperCase(name.charAt(i - 1))
                    && i + 1 < name.length()
                    && Character.isLowerCase(name.charAt(i + 1));
            if (afterSmall || endsRun) {
                separated.append('_');
            }
            separated.append(c);
        }
        return separated.toString();
    }
}
