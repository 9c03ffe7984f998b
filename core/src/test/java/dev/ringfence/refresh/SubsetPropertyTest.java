package dev.ringfence.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.refresh.base.Children;
import dev.ringfence.refresh.base.Subset;
import dev.ringfence.refresh.base.VerificationResult;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.H2;
import dev.ringfence.testing.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import javax.sql.DataSource;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Random tables that refer to each other in any way, against a closure that asks every row about every other. */
class SubsetPropertyTest {
    private static final String OPTIONS = "DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";
    private static final PseudonymKey KEY = PseudonymKey.ephemeral();

    /** A foreign key; of a table with two columns in its key, both of them. */
    private record Key(int of, int to, int index, Children children) {
        String first() {
            return "f" + index;
        }

        String second() {
            return "g" + index;
        }
    }

    /** Values: id, part, tag, then two for each foreign key of the table. Equal only to itself. */
    private static final class Row {
        private final int table;
        private final Integer[] values;
        private boolean comes;
        private boolean brings;

        Row(int table, int keys) {
            this.table = table;
            this.values = new Integer[3 + 2 * keys];
        }
    }

    private static final class Model {
        private final List<Boolean> composite = new ArrayList<>();
        private final List<Key> keys = new ArrayList<>();
        private final List<Row> rows = new ArrayList<>();

        /** The last table has no primary key, and nothing refers to it. */
        Model(Random random) {
            int tables = 2 + random.nextInt(4);
            for (int table = 0; table < tables; table++) {
                composite.add(random.nextInt(3) == 0);
            }
            Children[] kinds = {Children.followed(), Children.left(), Children.always()};
            for (int table = 0; table < tables; table++) {
                int count = random.nextInt(4);
                for (int i = 0; i < count; i++) {
                    keys.add(new Key(table, random.nextInt(tables - 1), i, kinds[random.nextInt(3)]));
                }
            }
            for (int table = 0; table < tables; table++) {
                Set<Integer> ids = new HashSet<>();
                int size = random.nextInt(14);
                for (int i = 0; i < size; i++) {
                    Row row = new Row(table, keysOf(table).size());
                    row.values[0] = random.nextInt(40) - 10;
                    row.values[1] = random.nextInt(3);
                    row.values[2] = random.nextInt(10);
                    if (isLast(table) || ids.add(row.values[0] * 3 + (composite.get(table) ? row.values[1] : 0))) {
                        rows.add(row);
                    }
                }
            }
            for (Row row : rows) {
                for (Key key : keysOf(row.table)) {
                    refer(row, key, random);
                }
            }
        }

        private void refer(Row row, Key key, Random random) {
            List<Row> there =
                    rows.stream().filter(other -> other.table == key.to()).toList();
            int at = 3 + 2 * key.index();
            int choice = random.nextInt(10);
            if (choice == 0 && composite.get(key.to())) {
                // Half a key refers to nothing (MATCH SIMPLE), whatever it holds.
                row.values[at + random.nextInt(2)] = 77;
            } else if (choice > 2 && !there.isEmpty()) {
                Row parent = there.get(random.nextInt(there.size()));
                row.values[at] = parent.values[0];
                row.values[at + 1] = parent.values[1];
            }
        }

        private boolean isLast(int table) {
            return table == composite.size() - 1;
        }

        List<Key> keysOf(int table) {
            return keys.stream().filter(key -> key.of() == table).toList();
        }

        private boolean refers(Row child, Key key, Row parent) {
            int at = 3 + 2 * key.index();
            return child.table == key.of()
                    && parent.table == key.to()
                    && Objects.equals(child.values[at], parent.values[0])
                    && (!composite.get(key.to()) || Objects.equals(child.values[at + 1], parent.values[1]));
        }

        /** Until nothing changes. */
        void close() {
            boolean changed = true;
            while (changed) {
                changed = false;
                for (Key key : keys) {
                    for (Row child : rows) {
                        for (Row parent : rows) {
                            if (refers(child, key, parent)) {
                                changed |= step(key, child, parent);
                            }
                        }
                    }
                }
            }
        }

        private static boolean step(Key key, Row child, Row parent) {
            boolean down = switch (key.children().kind()) {
                case FOLLOWED -> parent.brings;
                case ALWAYS -> parent.comes;
                case LEFT, LIMITED -> false;
            };
            boolean newParent = child.comes && !parent.comes;
            boolean newChild = down && !child.brings;
            parent.comes |= newParent;
            child.comes |= newChild;
            child.brings |= newChild;
            return newParent || newChild;
        }

        List<String> schema() {
            List<String> statements = new ArrayList<>();
            for (int table = 0; table < composite.size(); table++) {
                StringBuilder create = new StringBuilder("CREATE TABLE t" + table + " (id int, part int, tag int");
                keysOf(table)
                        .forEach(key -> create.append(", ")
                                .append(key.first())
                                .append(" int, ")
                                .append(key.second())
                                .append(" int"));
                if (!isLast(table)) {
                    create.append(", PRIMARY KEY (id").append(composite.get(table) ? ", part)" : ")");
                }
                statements.add(create.append(")").toString());
            }
            return statements;
        }

        List<String> constraints() {
            return keys.stream()
                    .map(key -> "ALTER TABLE t" + key.of() + " ADD FOREIGN KEY (" + key.first()
                            + (composite.get(key.to()) ? ", " + key.second() : "") + ") REFERENCES t" + key.to()
                            + " (id"
                            + (composite.get(key.to()) ? ", part)" : ")"))
                    .toList();
        }

        List<String> inserts() {
            return rows.stream()
                    .map(row -> "INSERT INTO t" + row.table + " VALUES ("
                            + String.join(
                                    ", ",
                                    Arrays.stream(row.values)
                                            .map(String::valueOf)
                                            .toList()) + ")")
                    .toList();
        }

        SanitizationPolicy policy() {
            SanitizationPolicy.Builder policy = SanitizationPolicy.builder("all kept");
            for (int table = 0; table < composite.size(); table++) {
                policy.keep("t" + table + ".id").keep("t" + table + ".part").keep("t" + table + ".tag");
                for (Key key : keysOf(table)) {
                    policy.keep("t" + table + "." + key.first()).keep("t" + table + "." + key.second());
                }
            }
            return policy.build();
        }
    }

    private static DataSource database(Model model, DataSource database, boolean filled) throws SQLException {
        Sql.execute(database, model.schema().toArray(String[]::new));
        if (filled) {
            Sql.execute(database, model.inserts().toArray(String[]::new));
        }
        Sql.execute(database, model.constraints().toArray(String[]::new));
        DatastoreStamps.of(database, filled ? Environments.PRODUCTION : Environments.STAGING)
                .stamp("test", "a test's");
        return database;
    }

    @Property(tries = 80, seed = "20261122")
    void run_anyTables_copiesTheClosureAndNothingElse(@ForAll long seed) throws SQLException {
        assertCopiesTheClosure(seed, H2.createDatabase(OPTIONS), H2.createDatabase(OPTIONS));
    }

    /** Rows are found by their keys there, or by all they hold. */
    @Property(tries = 25, seed = "20261122")
    void run_anyTablesOnMariaDb_copiesTheClosureAndNothingElse(@ForAll long seed) throws SQLException {
        assertCopiesTheClosure(seed, Shop.Database.MARIADB.create(), Shop.Database.MARIADB.create());
    }

    private static void assertCopiesTheClosure(long seed, DataSource full, DataSource empty) throws SQLException {
        Random random = new Random(seed);
        Model model = new Model(random);
        Subset.Builder subset = Subset.builder().otherChildren(Children.left());
        model.keys.forEach(key -> subset.children(
                key.children(),
                "t" + key.of(),
                model.composite.get(key.to()) ? new String[] {key.second(), key.first()} : new String[] {key.first()}));
        int chosenTables = 1 + random.nextInt(2);
        for (int table = 0; table < chosenTables; table++) {
            int below = random.nextInt(5);
            int seeded = table;
            subset.where("T" + table, "tag < " + below + " -- or so");
            model.rows.stream()
                    .filter(row -> row.table == seeded && row.values[2] < below)
                    .forEach(row -> {
                        row.comes = true;
                        row.brings = true;
                    });
        }
        int whole = model.composite.size() - 1;
        if (chosenTables <= whole && random.nextBoolean()) {
            subset.whole("t" + whole);
            model.rows.stream().filter(row -> row.table == whole).forEach(row -> row.comes = true);
        }
        model.close();

        DataSource staging = database(model, empty, false);
        RefreshResult result = EnvironmentRefresh.from(database(model, full, true))
                .to(staging)
                .through(model.policy())
                .with(KEY)
                .runningIn(Environments.PRODUCTION)
                .subset(subset.build())
                .run();

        for (int table = 0; table < model.composite.size(); table++) {
            int here = table;
            int width = 3 + 2 * model.keysOf(table).size();
            List<String> copied = Shop.column(staging, "SELECT * FROM t" + table);
            List<String> rows = new ArrayList<>();
            for (int i = 0; i < copied.size(); i += width) {
                rows.add(copied.subList(i, i + width).toString());
            }
            assertThat(rows)
                    .as("t" + table)
                    .containsExactlyInAnyOrderElementsOf(model.rows.stream()
                            .filter(row -> row.table == here && row.comes)
                            .map(row -> Arrays.asList(row.values).toString())
                            .toList());
        }
        assertThat(result.rows())
                .isEqualTo(model.rows.stream().filter(row -> row.comes).count());
        assertThat(result.verifications()).allMatch(VerificationResult::passed);
    }
}
