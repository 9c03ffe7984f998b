package dev.ringfence.examples.shop.story.step;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What really is in a database, behind the back of the shop. */
final class Rows {
    private Rows() {}

    static long number(DataSource db, String query) throws SQLException {
        return Long.parseLong(texts(db, query).get(0));
    }

    static List<String> texts(DataSource db, String query) throws SQLException {
        try (Connection connection = db.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (result.next()) {
                texts.add(result.getString(1));
            }
            return texts;
        }
    }
}
