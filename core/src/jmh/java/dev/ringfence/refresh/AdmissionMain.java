package dev.ringfence.refresh;

import dev.ringfence.attest.SigningKey;
import dev.ringfence.attest.VerificationKeys;
import dev.ringfence.base.Levels;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.jdbc.GuardedDataSource;
import dev.ringfence.jdbc.attestation.AttestationPolicy;
import dev.ringfence.refresh.base.RefreshChecks;
import dev.ringfence.testing.Environments;
import dev.ringfence.write.WriteGuard;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What the first connection of a process to a refreshed staging costs: unguarded, guarded without keys (the stamp alone),
 * with the attestation verified, and with the usual sample of 1,000 rows of each table too, in turn. Each round makes new
 * guards, which know nothing yet. Prints medians for each database in Markdown.
 *
 * <p>Arguments: customers in thousands, rounds.
 */
public final class AdmissionMain {
    private static final int WARM_UP = 20;

    private AdmissionMain() {}

    /** Runs it. */
    public static void main(String[] arguments) throws SQLException {
        int customers = Integer.parseInt(arguments[0]) * 1_000;
        int rounds = Integer.parseInt(arguments[1]);
        System.out.println("| database | bare, ms | stamp | and attestation | and sample |");
        System.out.println("| --- | --- | --- | --- | --- |");
        for (Shop.Database kind : Shop.Database.values()) {
            SigningKey signer = SigningKey.generate("bench");
            DataSource production = Shop.production(kind);
            Shop.addCustomers(production, customers);
            DataSource staging = Shop.staging(kind);
            EnvironmentRefresh.from(production)
                    .to(staging)
                    .through(Shop.policy())
                    .with(PseudonymKey.ephemeral())
                    .proving(RefreshChecks.builder().signedBy(signer).build())
                    .runningIn(Environments.PRODUCTION)
                    .run();
            AttestationPolicy demanded = AttestationPolicy.of(VerificationKeys.of(signer.verificationKey()));
            // The words are verified to their end, and then no row is looked at.
            AttestationPolicy words = demanded.acceptingPolicies(
                            SanitizationPolicy.builder("other").build().digest())
                    .observing();
            @Nullable AttestationPolicy[] policies = {null, words, demanded};
            double[][] millis = new double[1 + policies.length][rounds];
            for (int round = -WARM_UP; round < rounds; round++) {
                int at = Math.max(0, round);
                millis[0][at] = connect(staging);
                for (int i = 0; i < policies.length; i++) {
                    millis[1 + i][at] = connect(guarded(staging, policies[i]));
                }
            }
            StringBuilder row = new StringBuilder("| " + kind.name().toLowerCase(Locale.ROOT));
            for (double[] column : millis) {
                Arrays.sort(column);
                row.append(String.format(Locale.ROOT, " | %.1f", column[column.length / 2]));
            }
            System.out.println(row.append(" |"));
        }
        System.exit(0);
    }

    private static DataSource guarded(DataSource staging, @Nullable AttestationPolicy policy) {
        WriteGuard guard = WriteGuard.builder(Environments.STAGING)
                .levels(Levels.enforcing())
                .build();
        GuardedDataSource.Builder builder = GuardedDataSource.builder(guard);
        return policy == null
                ? builder.wrap(staging)
                : builder.attestations(policy).wrap(staging);
    }

    private static double connect(DataSource dataSource) throws SQLException {
        long begun = System.nanoTime();
        dataSource.getConnection().close();
        return (System.nanoTime() - begun) / 1e6;
    }
}
