package dev.ringfence.examples.quickstart.step;

import dev.ringfence.data.InfoType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Looks for the values of one database in all texts of another, plainly and without the library's own detectors, so
 * that it does not share their blind spots.
 */
final class Survivors {
    private static final List<String> TEXTS = List.of(
            "SELECT email FROM customers",
            "SELECT coalesce(given_name, '') || ' ' || family_name FROM customers",
            "SELECT phone FROM customers",
            "SELECT address FROM customers",
            "SELECT card_number FROM payments",
            "SELECT iban FROM payments",
            "SELECT body FROM notes");

    private static final Pattern EMAIL = Pattern.compile("[^\\s<>()\\[\\]\"',;:]+@[^\\s<>()\\[\\]\"',;:]+");
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d ().-]{5,}\\d");
    private static final Pattern ACCOUNT = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{8,}");
    private static final Pattern TWO_WORDS = Pattern.compile("(?=(?<![\\p{L}'])([\\p{L}'-]+ [\\p{L}'-]+))");

    private final Set<String> live = new HashSet<>();

    private Survivors() {}

    /** Learns what identifies people in a database; a value that is made belongs to nobody. */
    static Survivors of(DataSource source) throws SQLException {
        Survivors survivors = new Survivors();
        survivors.learn(source, "SELECT email FROM customers", EMAIL);
        survivors.learn(source, "SELECT given_name || ' ' || family_name FROM customers", TWO_WORDS);
        survivors.learn(source, "SELECT card_number FROM payments", NUMBER);
        survivors.learn(source, "SELECT iban FROM payments", ACCOUNT);
        for (String phone : texts(source, "SELECT phone FROM customers")) {
            if (!InfoType.PHONE_NUMBER.madeSpace().contains(phone)) {
                survivors.live.addAll(found(phone, NUMBER));
            }
        }
        return survivors;
    }

    private void learn(DataSource source, String query, Pattern pattern) throws SQLException {
        for (String text : texts(source, query)) {
            live.addAll(found(text, pattern));
        }
    }

    /** How often any of them stands in a text of the database. */
    long in(DataSource dataSource) throws SQLException {
        long count = 0;
        for (String query : TEXTS) {
            for (String text : texts(dataSource, query)) {
                for (Pattern pattern : List.of(EMAIL, NUMBER, ACCOUNT, TWO_WORDS)) {
                    count +=
                            found(text, pattern).stream().filter(live::contains).count();
                }
            }
        }
        return count;
    }

    /** What looks like it, in one spelling. */
    private static List<String> found(String text, Pattern pattern) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            String value = matcher.groupCount() == 0 ? matcher.group() : matcher.group(1);
            found.add(
                    pattern == NUMBER
                            ? value.replaceAll("\\D", "")
                            : value.replaceFirst("\\.$", "").toLowerCase(Locale.ROOT));
        }
        return found;
    }

    private static List<String> texts(DataSource dataSource, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                String text = result.getString(1);
                if (text != null) {
                    texts.add(text);
                }
            }
        }
        return texts;
    }
}
