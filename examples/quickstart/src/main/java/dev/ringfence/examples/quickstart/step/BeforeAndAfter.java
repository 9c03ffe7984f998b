package dev.ringfence.examples.quickstart.step;

import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.transform.Transformation;
import dev.ringfence.examples.quickstart.Stage;
import dev.ringfence.examples.quickstart.shop.Count;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** What is left of five people, whether the rows still fit together, and whether anybody survived. */
final class BeforeAndAfter implements Step<Stage> {
    /** One note of each country whose letters are one column wide. */
    private static final String NOTES = "SELECT min(n.id) FROM notes n JOIN customers c ON c.id = n.customer_id"
            + " WHERE c.country <> 'JP' AND c.given_name IS NOT NULL AND c.phone IS NOT NULL"
            + " AND position(c.phone IN n.body) > 0 GROUP BY c.country ORDER BY c.country";

    private static final String ROW = "SELECT c.country, c.given_name, c.family_name, c.email, c.phone, n.body"
            + " FROM notes n JOIN customers c ON c.id = n.customer_id WHERE n.id = ?";

    private static final String PAID = "SELECT count(*) FROM customers c JOIN orders o ON o.customer_id = c.id"
            + " JOIN payments p ON p.order_id = o.id";

    private static final String CARDS = "SELECT count(DISTINCT card_number) FROM payments";

    private static final String OWN_EMAIL_IN_NOTE = "SELECT count(*) FROM notes n JOIN customers c"
            + " ON c.id = n.customer_id WHERE position(lower(c.email) IN n.body) > 0";

    private static final int LONGEST_CELL = 48;

    @Override
    public String title() {
        return "Before and after";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws SQLException {
        DataSource production = stage.databases().production();
        DataSource staging = stage.databases().staging();
        List<Long> notes = numbers(production, NOTES);
        Transformation mask = Transformation.of(new Treatment.Mask(0), PseudonymKey.ephemeral(), Integer.MAX_VALUE);
        transcript.say("production, masked in print:");
        transcript.table(rows(production, notes, text -> String.valueOf(mask.apply(text))));
        transcript.say("staging, as it is:");
        transcript.table(rows(staging, notes, text -> text));

        same(stage, transcript, PAID, "payments still find their order and customer");
        same(stage, transcript, CARDS, "different cards are still different, and equal ones equal");
        same(stage, transcript, OWN_EMAIL_IN_NOTE, "notes still name the e-mail address of their own customer");

        Survivors live = Survivors.of(production);
        long found = live.in(production);
        transcript.claim(
                found > stage.customers() && live.in(staging) == 0,
                String.format(
                        Locale.ROOT,
                        "a plain search for each e-mail, name, phone, card and account finds %,d in production, 0 in staging",
                        found));
    }

    private static void same(Stage stage, Transcript transcript, String query, String what) throws SQLException {
        long before = Count.of(stage.databases().production(), query);
        long after = Count.of(stage.databases().staging(), query);
        transcript.claim(before == after && after > 0, String.format(Locale.ROOT, "%,d %s", after, what));
    }

    private static List<Long> numbers(DataSource dataSource, String query) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                numbers.add(result.getLong(1));
            }
        }
        return numbers;
    }

    private static List<List<String>> rows(DataSource dataSource, List<Long> notes, UnaryOperator<String> shown)
            throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "name", "e-mail", "phone", "note"));
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(ROW)) {
            for (long note : notes) {
                statement.setLong(1, note);
                try (ResultSet result = statement.executeQuery()) {
                    result.next();
                    rows.add(List.of(
                            result.getString(1),
                            shown.apply(result.getString(2) + " " + result.getString(3)),
                            shown.apply(result.getString(4)),
                            shown.apply(result.getString(5)),
                            cut(shown.apply(result.getString(6)))));
                }
            }
        }
        return rows;
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_CELL
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_CELL - 3)) + "...";
    }
}
