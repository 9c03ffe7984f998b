package dev.ringfence.store;

import dev.ringfence.base.TextResource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Makes the tables that instances share. They are made by this explicit call, or by the application's migrations from the
 * same scripts, and never on the side.
 *
 * <p>The scripts lie in the library as {@code ringfence-db/<h2|postgresql|mariadb>/R__ringfence_<component>.sql}: a
 * location for Flyway (repeatable migrations, so they take no version of the application's), and {@code
 * ringfence-db/liquibase.xml} for Liquibase. Each makes only what is absent, so each may be run again, and by several
 * instances at once. What a later version changes is added, never altered or removed, and a row per component says which
 * version the tables have and which libraries can use them: two versions of the application can run side by side, once
 * the newer one's tables are made.
 *
 * <p>The user needs the right to create a schema (PostgreSQL, H2) or tables (MariaDB), once. No rights are granted to
 * others: an application with a user of its own needs SELECT on {@code table_version}; SELECT, INSERT, UPDATE and DELETE
 * on {@code state_entry}; INSERT on {@code audit_unsealed}. An instance that seals needs SELECT and DELETE on that one,
 * SELECT and INSERT on {@code audit_entry}, SELECT and UPDATE on {@code audit_head}, SELECT on {@code audit_checkpoint};
 * one that prunes INSERT there and DELETE on {@code audit_entry}, which no other should have.
 */
public final class StoreTables {
    private static final List<String> COMPONENTS = List.of("state", "audit");
    /** Made by name only: its tables hold live data. */
    private static final String UNDO = "undo";

    private static final List<String> KNOWN = List.of("state", "audit", "attestation", UNDO);

    // Any constant of our own: two transactions that create at once wait for each other.
    private static final long CREATION_LOCK = 0x52_49_4E_47_46_45_4E_43L;

    private static final int MOST_COLLISIONS = 5;
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private StoreTables() {}

    /**
     * Makes the tables of state and audit where they are absent. That of attestations, which a refresh makes in its target,
     * and those of the undo log, which hold live data, are made by name alone.
     *
     * @throws SQLException if the database refuses
     * @throws IllegalArgumentException if the database is not H2, PostgreSQL or MariaDB
     */
    public static void create(DataSource dataSource) throws SQLException {
        create(dataSource, COMPONENTS.toArray(String[]::new));
    }

    /**
     * Makes the tables of some components where they are absent.
     *
     * @param components {@code state}, {@code audit}, {@code attestation}, {@code undo}
     * @throws SQLException if the database refuses
     * @throws IllegalArgumentException if a component is unknown, or the database is not H2, PostgreSQL or MariaDB
     */
    public static void create(DataSource dataSource, String... components) throws SQLException {
        for (String component : components) {
            if (!KNOWN.contains(component)) {
                throw new IllegalArgumentException("'components' must be of " + KNOWN + " but has '" + component + "'");
            }
        }
        try (Connection connection = dataSource.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                runAlone(connection, Arrays.asList(components));
            } finally {
                connection.setAutoCommit(autoCommit);
            }
        }
    }

    /**
     * Checks that the tables of a component are there, in a version that the caller can use.
     *
     * @param version the version that the caller needs
     * @throws SQLException if they are absent, older, or so new that they refuse this library; the message says what to do
     */
    public static void require(Connection connection, String component, int version) throws SQLException {
        new StoreSession(connection, StoreDatabase.of(connection), 0).requireTables(component, version);
    }

    /**
     * H2 has no lock to wait for: of several that make the same table or version row at once, all but one are refused, one
     * way or another, and find it when they look again.
     */
    private static void runAlone(Connection connection, List<String> components) throws SQLException {
        boolean mayCollide = StoreDatabase.of(connection).product() == StoreDatabase.Product.H2;
        for (int left = mayCollide ? MOST_COLLISIONS : 0; ; left--) {
            try {
                runAndCommit(connection, components);
                return;
            } catch (SQLException refused) {
                if (left == 0) {
                    throw refused;
                }
            }
        }
    }

    private static void runAndCommit(Connection connection, List<String> components) throws SQLException {
        boolean done = false;
        try {
            run(connection, components);
            connection.commit();
            done = true;
        } finally {
            if (!done) {
                connection.rollback();
            }
        }
    }

    private static void run(Connection connection, List<String> components) throws SQLException {
        StoreDatabase database = StoreDatabase.of(connection);
        try (Statement statement = connection.createStatement()) {
            if (database.product() == StoreDatabase.Product.POSTGRESQL) {
                // CREATE ... IF NOT EXISTS looks first and creates then, so two at once would collide.
                statement.execute("SELECT pg_advisory_xact_lock(" + CREATION_LOCK + ")");
            }
            for (String component : components) {
                for (String sql : statements(script(database, component))) {
                    statement.execute(sql);
                }
            }
        }
    }

    /** The statements of a script: each ends with a semicolon at the end of a line. */
    private static List<String> statements(String script) {
        return Arrays.stream(script.split(";\\R", -1))
                .map(String::strip)
                .filter(sql -> !sql.isEmpty())
                .toList();
    }

    private static String script(StoreDatabase database, String component) {
        return script(database.folder(), component);
    }

    private static String script(String folder, String component) {
        String root = component.equals(UNDO) ? "/ringfence-undo/" : "/ringfence-db/";
        return TextResource.read(StoreTables.class, root + folder + "/R__ringfence_" + component + ".sql");
    }

    /**
     * True for a statement of one of the shipped scripts, as a migration tool hands it on: white space may be other, and
     * comments that fill a line may be gone.
     */
    public static boolean ships(String sql) {
        return Shipped.STATEMENTS.contains(plain(sql));
    }

    private static String plain(String sql) {
        String plain = sql.lines()
                .map(String::strip)
                .filter(line -> !line.startsWith("-- "))
                .collect(Collectors.joining(" "))
                .strip();
        String whole =
                plain.endsWith(";") ? plain.substring(0, plain.length() - 1).strip() : plain;
        return SPACE.matcher(whole).replaceAll(" ");
    }

    /** Read when a statement is first asked about. */
    private static final class Shipped {
        static final Set<String> STATEMENTS = StoreDatabase.folders().stream()
                .flatMap(folder -> KNOWN.stream().map(component -> script(folder, component)))
                .flatMap(script -> statements(script).stream())
                .map(StoreTables::plain)
                .collect(Collectors.toUnmodifiableSet());
    }
}
