package dev.ringfence.examples.quickstart.step;

import dev.ringfence.environment.DataClass;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.examples.quickstart.Stage;
import dev.ringfence.examples.quickstart.shop.Count;
import dev.ringfence.examples.quickstart.shop.Shop;
import dev.ringfence.examples.story.PlayedProcess;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.refresh.base.RefreshDeniedException;
import dev.ringfence.refresh.synthetic.SyntheticFill;
import dev.ringfence.refresh.synthetic.SyntheticResult;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A developer's own database: rows from nothing but the schema, since nobody's data belongs there. */
final class FillForDeveloper implements Step<Stage> {
    private static final int SHOWN = 4;

    @Override
    public String title() {
        return "A developer's empty database, filled from its own schema";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws SQLException {
        DeploymentEnvironment development = PlayedProcess.with("RINGFENCE_ENVIRONMENT=development");
        // Nobody else plays here: staging's place is the developer's.
        DataSource database = stage.databases().staging();
        DatastoreStamps.of(database, development).stamp("quickstart", "a developer's shop");
        Shop.openEmpty(database);

        SyntheticFill fill = SyntheticFill.of(database)
                .runningIn(development)
                .rows("customers", stage.customers())
                .rows("orders", 3L * stage.customers())
                .values("orders.status", "open", "paid", "shipped", "returned")
                .otherRows(stage.customers());
        SyntheticResult result;
        try (TableBars bars = new TableBars(transcript)) {
            result = fill.progress(bars).run();
        }
        transcript.table(someCustomers(database));
        transcript.claim(
                Count.rows(database, "customers") == stage.customers()
                        && Count.rows(database, "orders") == 3L * stage.customers(),
                String.format("%,d rows meet every key, foreign key and type of the schema", result.rows()));
        transcript.claim(
                result.stamp().dataClass() == DataClass.SYNTHETIC,
                "the database is stamped SYNTHETIC: nobody lives at these addresses, and no card can be charged");
        transcript.claim(isRefused(fill), "a second fill is refused: the tables are no longer empty");
    }

    private static List<List<String>> someCustomers(DataSource database) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT given_name, family_name, email, phone, born FROM customers ORDER BY id")) {
            while (row.next() && rows.size() < SHOWN) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    String cell = row.getString(i);
                    cells.add(cell == null ? "-" : cell);
                }
                rows.add(cells);
            }
        }
        return rows;
    }

    private static boolean isRefused(SyntheticFill fill) throws SQLException {
        try {
            fill.plan();
            return false;
        } catch (RefreshDeniedException refused) {
            return refused.refusal().rule().equals("synthetic.plan");
        }
    }
}
