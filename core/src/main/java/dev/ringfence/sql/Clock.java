package dev.ringfence.sql;

/** The present, as a value in a condition: never null, and later than any date long past. */
final class Clock {
    /** In the key of every variable that is the present. */
    static final String KEY = "\0now";

    // Later than the clock of any server that is alive, earlier than any date that a condition could mean by the
    // present.
    private static final int PAST_YEAR = 2020;

    private static final WordTable<String> WORDS = WordTable.of(
            "current_date",
            "current_timestamp",
            "localtimestamp",
            "now",
            "transaction_timestamp",
            "statement_timestamp",
            "clock_timestamp",
            "sysdate",
            "getdate",
            "curdate",
            "utc_timestamp",
            "utc_date");

    private Clock() {}

    static boolean isWord(String text, int start, int end) {
        return WORDS.contains(text, start, end);
    }

    static boolean isClock(Variable variable) {
        return variable.key.startsWith(KEY);
    }

    /** True for a date in the order of ISO 8601 that lies in a year long past. */
    static boolean isPast(String text) {
        return text.length() >= 10
                && text.charAt(4) == '-'
                && text.substring(0, 4).chars().allMatch(c -> Letters.isDigit((char) c))
                && Integer.parseInt(text.substring(0, 4)) < PAST_YEAR;
    }
}
