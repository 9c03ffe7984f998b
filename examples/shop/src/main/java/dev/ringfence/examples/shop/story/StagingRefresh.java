package dev.ringfence.examples.shop.story;

import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.examples.story.database.Databases;
import dev.ringfence.refresh.EnvironmentRefresh;
import dev.ringfence.refresh.base.RefreshDeniedException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The nightly job that fills staging: a process of production's, since live data passes through it. */
public final class StagingRefresh {
    /** What ends it where it may not run. */
    public static final int REFUSED = 3;

    private StagingRefresh() {}

    /**
     * Fills staging.
     *
     * @param arguments the JDBC URLs of production and of staging
     * @throws Exception if a database does not answer
     */
    public static void main(String[] arguments) throws Exception {
        try {
            System.out.println(EnvironmentRefresh.from(Databases.at(arguments[0]))
                    .to(Databases.at(arguments[1]))
                    .through(policy())
                    .with(PseudonymKey.ephemeral())
                    .runningIn(DeploymentEnvironment.resolve())
                    .run());
        } catch (RefreshDeniedException refused) {
            System.out.println(refused.refusal().message());
            System.exit(REFUSED);
        }
    }

    private static SanitizationPolicy policy() throws Exception {
        try (InputStream file = Objects.requireNonNull(
                StagingRefresh.class.getResourceAsStream("/sanitization-policy.json"), "the example's own resource")) {
            return SanitizationPolicy.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
