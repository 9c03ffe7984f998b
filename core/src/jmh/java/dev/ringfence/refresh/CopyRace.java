package dev.ringfence.refresh;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.Treatment.DateUnit;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.testing.Environments;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * A refresh of table {@code customer}, 12 columns of which 8 are sanitized, survivor fingerprints on, beside a plain way of
 * copying it, in turn. Prints rows a second of each round and the quotient, and how long the verification took.
 *
 * @param name of the plain way
 * @param production has the table with its rows
 * @param staging has it empty
 * @param threads that copy
 */
record CopyRace(String name, DataSource production, DataSource staging, long rows, int threads) {

    /** Copies all rows once. */
    @FunctionalInterface
    interface Plain {
        /** How long it took, in nanoseconds. */
        long copy() throws SQLException, IOException, InterruptedException;
    }

    /** Runs some rounds of both. */
    void run(int rounds, Plain plain) throws SQLException, IOException, InterruptedException {
        DatastoreStamps.of(production, Environments.PRODUCTION).stamp("bench", "bench");
        DatastoreStamps.of(staging, Environments.STAGING).stamp("bench", "bench");
        for (int round = 0; round < rounds; round++) {
            double plainRows = rows / seconds(plain.copy());
            long begun = System.nanoTime();
            RefreshResult result = EnvironmentRefresh.from(production)
                    .to(staging)
                    .through(policy())
                    .with(PseudonymKey.ephemeral())
                    .runningIn(Environments.PRODUCTION)
                    .parallelism(threads)
                    .run();
            double whole = seconds(System.nanoTime() - begun);
            double copying = seconds(result.tables().get(0).duration().toNanos()) / threads;
            double verifying = seconds(result.report().verifying().toNanos());
            System.out.printf(
                    Locale.ROOT,
                    "| %,d rows | %s %,.0f/s | refresh %,.0f/s | x %.2f | verification %.2f s, %.0f %% of the copy"
                            + " | whole run %.2f s |%n",
                    rows,
                    name,
                    plainRows,
                    rows / copying,
                    rows / copying / plainRows,
                    verifying,
                    100 * verifying / copying,
                    whole);
        }
    }

    /** Eight columns are changed. */
    static SanitizationPolicy policy() {
        return SanitizationPolicy.builder("bench")
                .keep("customer.id")
                .pseudonymize("customer.first_name", InfoType.PERSON_NAME)
                .pseudonymize("customer.last_name", InfoType.PERSON_NAME)
                .pseudonymize("customer.email", InfoType.EMAIL_ADDRESS)
                .pseudonymize("customer.phone", InfoType.PHONE_NUMBER)
                .truncateDate("customer.born", DateUnit.YEAR)
                .redact("customer.street")
                .pseudonymize("customer.card", InfoType.PAYMENT_CARD_NUMBER)
                .pseudonymize("customer.iban", InfoType.IBAN)
                .keep("customer.country")
                .keep("customer.balance")
                .keep("customer.created")
                .build();
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }
}
