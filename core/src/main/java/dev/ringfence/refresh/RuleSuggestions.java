package dev.ringfence.refresh;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.transform.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Guesses a rule for a column from the words of its name and its type. A guess fills a message, it decides nothing: a
 * person looks at it and pastes it.
 */
final class RuleSuggestions {
    /** Words of names, singular. */
    private static final Map<String, Treatment> BY_WORD = Map.ofEntries(
            Map.entry("email", new Treatment.Pseudonymize(InfoType.EMAIL_ADDRESS)),
            Map.entry("mail", new Treatment.Pseudonymize(InfoType.EMAIL_ADDRESS)),
            Map.entry("phone", new Treatment.Pseudonymize(InfoType.PHONE_NUMBER)),
            Map.entry("telephone", new Treatment.Pseudonymize(InfoType.PHONE_NUMBER)),
            Map.entry("mobile", new Treatment.Pseudonymize(InfoType.PHONE_NUMBER)),
            Map.entry("tel", new Treatment.Pseudonymize(InfoType.PHONE_NUMBER)),
            Map.entry("fax", new Treatment.Pseudonymize(InfoType.PHONE_NUMBER)),
            Map.entry("card", new Treatment.Pseudonymize(InfoType.PAYMENT_CARD_NUMBER)),
            Map.entry("pan", new Treatment.Pseudonymize(InfoType.PAYMENT_CARD_NUMBER)),
            Map.entry("iban", new Treatment.Pseudonymize(InfoType.IBAN)),
            Map.entry("name", new Treatment.Pseudonymize(InfoType.PERSON_NAME)),
            Map.entry("firstname", new Treatment.Pseudonymize(InfoType.PERSON_NAME)),
            Map.entry("lastname", new Treatment.Pseudonymize(InfoType.PERSON_NAME)),
            Map.entry("surname", new Treatment.Pseudonymize(InfoType.PERSON_NAME)),
            Map.entry("note", new Treatment.SanitizeText()),
            Map.entry("comment", new Treatment.SanitizeText()),
            Map.entry("remark", new Treatment.SanitizeText()),
            Map.entry("message", new Treatment.SanitizeText()),
            Map.entry("body", new Treatment.SanitizeText()),
            Map.entry("text", new Treatment.SanitizeText()),
            Map.entry("description", new Treatment.SanitizeText()),
            Map.entry("birth", new Treatment.TruncateDate(Treatment.DateUnit.YEAR)),
            Map.entry("birthday", new Treatment.TruncateDate(Treatment.DateUnit.YEAR)),
            Map.entry("birthdate", new Treatment.TruncateDate(Treatment.DateUnit.YEAR)),
            Map.entry("born", new Treatment.TruncateDate(Treatment.DateUnit.YEAR)),
            Map.entry("dob", new Treatment.TruncateDate(Treatment.DateUnit.YEAR)));

    private RuleSuggestions() {}

    /** The first guess that the column can take. A text that no word explains is not kept unless it is a key. */
    static Treatment suggest(Table table, Column column) {
        List<Treatment> guesses = new ArrayList<>();
        for (String word : words(column.name())) {
            Treatment guess = BY_WORD.get(word);
            if (guess != null) {
                guesses.add(guess);
            }
        }
        if (column.kind() == ValueKind.TEXT) {
            guesses.add(new Treatment.Redact());
            guesses.add(new Treatment.Mask(0));
        }
        for (Treatment guess : guesses) {
            if (ColumnRules.objection(table, column, guess).isEmpty()) {
                return guess;
            }
        }
        return new Treatment.Keep();
    }

    /** {@code customerEmails}, {@code CUSTOMER_EMAIL} and {@code customer-email} all hold the word email. */
    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        String separated = name.equals(name.toUpperCase(Locale.ROOT)) ? name : splitAtCapitals(name);
        for (String word : separated.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1)) {
            boolean plural = word.length() > 3 && word.endsWith("s");
            words.add(plural ? word.substring(0, word.length() - 1) : word);
        }
        return words;
    }

    private static String splitAtCapitals(String name) {
        StringBuilder separated = new StringBuilder(name.length() + 4);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (i > 0 && Character.isUpperCase(c) && !Character.isUpperCase(name.charAt(i - 1))) {
                separated.append('_');
            }
            separated.append(c);
        }
        return separated.toString();
    }
}
