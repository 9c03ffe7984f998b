package dev.ringfence.refresh.synthetic;

import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.synthetic.SyntheticCatalog.Check;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The condition that rows of a partitioned table of MariaDB or MySQL meet: one of its partitions takes them (MariaDB
 * Knowledge Base, "RANGE Partitioning Type", "LIST Partitioning Type"). By hash or key, all are taken; ranges of several
 * columns are told by the first alone where that is enough, and of lists of several those values of which any may stand
 * together.
 */
final class SyntheticMySqlPartitions {
    private static final String BOUNDS = "SELECT TABLE_NAME, PARTITION_METHOD, PARTITION_EXPRESSION,"
            + " PARTITION_DESCRIPTION FROM information_schema.PARTITIONS WHERE TABLE_SCHEMA = DATABASE() AND"
            + " (PARTITION_METHOD LIKE 'RANGE%' OR PARTITION_METHOD LIKE 'LIST%')"
            + " AND COALESCE(SUBPARTITION_ORDINAL_POSITION, 1) = 1 ORDER BY TABLE_NAME, PARTITION_ORDINAL_POSITION";

    private static final Pattern DAYS = Pattern.compile("to_days\\((.+)\\)", Pattern.CASE_INSENSITIVE);

    private static final Pattern SECONDS = Pattern.compile("unix_timestamp\\((.+)\\)", Pattern.CASE_INSENSITIVE);
    private static final long SECONDS_OF_DAY = 86_400;

    /** What {@code TO_DAYS('1970-01-01')} is. */
    private static final long EPOCH = 719_528;

    private SyntheticMySqlPartitions() {}

    /** How a table is divided: its bounds in their order. */
    private record Division(boolean range, String expression, List<String> bounds) {
        List<String> conditions() {
            List<String> columns = columns();
            if (range || columns.size() == 1 || takesAll()) {
                return condition().stream().toList();
            }
            List<Set<String>> product = SyntheticTuples.parse(bounds).product();
            List<String> conditions = new ArrayList<>();
            for (int i = 0; i < product.size(); i++) {
                conditions.add(columns.get(i) + " IN (" + String.join(", ", product.get(i)) + ")");
            }
            return List.copyOf(conditions);
        }

        private List<String> columns() {
            return List.of(expression.split(",(?![^(]*\\))", -1));
        }

        private boolean takesAll() {
            return bounds.stream().anyMatch(bound -> bound.startsWith("MAXVALUE") || bound.equals("DEFAULT"));
        }

        private Optional<String> condition() {
            if (takesAll()) {
                return Optional.empty();
            }
            String last = bounds.get(bounds.size() - 1);
            List<String> columns = columns();
            if (columns.size() > 1) {
                return Optional.of(columns.get(0) + " < " + first(last));
            }
            Matcher days = DAYS.matcher(expression);
            if (days.matches()) {
                return range ? day(last).map(day -> days.group(1) + " < '" + day + "'") : Optional.empty();
            }
            Matcher seconds = SECONDS.matcher(expression);
            if (seconds.matches()) {
                return range ? second(last).map(day -> seconds.group(1) + " < '" + day + "'") : Optional.empty();
            }
            return Optional.of(
                    range ? expression + " < " + last : expression + " IN (" + String.join(", ", bounds) + ")");
        }

        /** Of several bounds. A row below the first one is below all. */
        private static String first(String bounds) {
            int end = bounds.startsWith("'") ? bounds.indexOf('\'', 1) + 1 : bounds.indexOf(',');
            return bounds.substring(0, end);
        }

        /** The last day that has ended before a second in every zone that a session may have. */
        private static Optional<LocalDate> second(String number) {
            return number.matches("\\d{1,11}")
                    ? Optional.of(LocalDate.ofEpochDay(Long.parseLong(number) / SECONDS_OF_DAY)
                            .minusDays(1))
                    : Optional.empty();
        }

        private static Optional<LocalDate> day(String number) {
            return number.matches("\\d{1,7}")
                    ? Optional.of(LocalDate.ofEpochDay(Long.parseLong(number) - EPOCH))
                    : Optional.empty();
        }
    }

    static void read(Connection connection, SyntheticCatalog catalog) throws SQLException {
        Map<String, Division> divisions = new LinkedHashMap<>();
        SyntheticCatalog.each(connection, BOUNDS, row -> {
            boolean range = row.getString(2).toUpperCase(Locale.ROOT).startsWith("RANGE");
            String expression = row.getString(3);
            divisions
                    .computeIfAbsent(row.getString(1), table -> new Division(range, expression, new ArrayList<>()))
                    .bounds()
                    .add(String.valueOf(row.getString(4)));
        });
        divisions.forEach((table, division) -> division.conditions()
                .forEach(condition ->
                        catalog.add(new TableName("", table), new Check("partitions", condition, Optional.empty()))));
    }
}
