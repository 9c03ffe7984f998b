package dev.ringfence.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ringfence.audit.AuditEntry;
import dev.ringfence.audit.AuditTrail;
import dev.ringfence.audit.InMemoryAuditTrail;
import dev.ringfence.base.Levels;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.H2;
import dev.ringfence.testing.Sql;
import dev.ringfence.write.Write;
import dev.ringfence.write.WriteDeniedException;
import dev.ringfence.write.WriteGuard;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Writes that are taken out of the policy, as tools that migrate a schema run them. */
class MigrationWriteTest {
    private static final Write MIGRATION =
            Write.sql("migration").audited().unrestrictedBecause("it was released with the application");

    private final DataSource database = H2.createDatabase();
    private final InMemoryAuditTrail audit = new InMemoryAuditTrail(100);

    /** Keeps each entry once, as a log does. */
    private final AuditTrail once = new AuditTrail() {
        @Override
        public void record(AuditEntry entry) {
            audit.record(entry);
        }

        @Override
        public boolean wantsEachTransaction() {
            return false;
        }
    };

    private static Void migrate(DataSource guarded) throws SQLException {
        try (Connection connection = guarded.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeQuery("CALL SCHEMA()").close();
            statement.execute("CREATE TABLE a (id INT PRIMARY KEY)");
            statement.execute("CREATE TABLE b (id INT PRIMARY KEY REFERENCES a (id) ON DELETE CASCADE)");
            statement.execute("INSERT INTO a VALUES (1), (2), (3)");
            statement.execute("UPDATE a SET id = id + 10");
            statement.execute("DELETE FROM a");
            statement.execute("DROP TABLE b");
        }
        return null;
    }

    private List<AuditEntry> entries(AuditEntry.Kind kind) {
        return audit.entries().stream().filter(entry -> entry.kind() == kind).toList();
    }

    @Test
    void migration_ofATestOnAnUnstampedDatastore_isNotHeldAsItsStatementsAlone() throws Exception {
        Sql.execute(database, "CREATE TABLE there_before (id INT)");
        WriteGuard guard = WriteGuard.enforcing(Environments.TEST);
        DataSource guarded = GuardedDataSource.wrap(database, guard);

        assertThatExceptionOfType(WriteDeniedException.class)
                .isThrownBy(() -> Sql.execute(guarded, "DELETE FROM there_before"))
                .satisfies(held -> assertThat(held.refusal().rule()).isEqualTo("sql.delete-without-where"));
        guard.call(MIGRATION, () -> migrate(guarded));
        assertThat(guard.running()).isEqualTo(Optional.empty());
    }

    @Test
    void migration_whereGuardsEnforce_isAuditedOnceForEachRuleItPasses() throws Exception {
        WriteGuard guard = WriteGuard.builder(Environments.PRODUCTION)
                .levels(Levels.enforcing())
                .audit(once)
                .build();

        guard.call(MIGRATION, () -> migrate(GuardedDataSource.wrap(database, guard)));

        assertThat(entries(AuditEntry.Kind.OVERRIDDEN))
                .extracting(AuditEntry::rule)
                .doesNotHaveDuplicates()
                .contains("sql.ddl", "sql.delete-without-where");
        assertThat(entries(AuditEntry.Kind.REFUSED)).isEmpty();
    }

    @Test
    void migration_whereGuardsObserve_isTwoEntriesAndNothingWasOverridden() throws Exception {
        WriteGuard guard =
                WriteGuard.builder(Environments.PRODUCTION).audit(once).build();

        guard.call(MIGRATION, () -> migrate(GuardedDataSource.wrap(database, guard)));

        assertThat(entries(AuditEntry.Kind.OVERRIDDEN)).isEmpty();
        assertThat(entries(AuditEntry.Kind.OPERATION))
                .extracting(AuditEntry::detail)
                .hasSize(2)
                .satisfies(details -> assertThat(details.get(0)).contains("SQL runs"))
                .satisfies(details -> assertThat(details.get(1)).contains("succeeded, 9 rows counted"));
    }
}
