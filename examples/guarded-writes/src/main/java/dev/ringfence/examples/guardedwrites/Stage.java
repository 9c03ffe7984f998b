package dev.ringfence.examples.guardedwrites;

import dev.ringfence.audit.Actor;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.examples.story.PlayedProcess;
import dev.ringfence.examples.story.database.Databases;
import java.io.Closeable;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Objects;

/**
 * What the steps share: two people, two processes, and what was deployed.
 *
 * @param databases production's and staging's
 * @param deployment keys, policy, files
 * @param production the process that plays production
 * @param staging the process that plays staging
 */
public record Stage(Databases databases, Deployment deployment, ShopProcess production, ShopProcess staging)
        implements Closeable {
    /** Who wants things changed. */
    public static final Actor ADA = Actor.human("ada");

    /** Who is asked. */
    public static final Actor BOB = Actor.human("bob");

    public Stage {
        Objects.requireNonNull(databases, "databases");
        Objects.requireNonNull(deployment, "deployment");
        Objects.requireNonNull(production, "production");
        Objects.requireNonNull(staging, "staging");
    }

    static Stage on(Databases databases) throws IOException, SQLException {
        DeploymentEnvironment production = PlayedProcess.with("RINGFENCE_ENVIRONMENT=production");
        DeploymentEnvironment staging = PlayedProcess.with("RINGFENCE_ENVIRONMENT=staging");
        Installation.run(production, databases.production());
        Installation.run(staging, databases.staging());
        Deployment deployment = Deployment.create(ADA.name(), BOB.name());
        return new Stage(
                databases,
                deployment,
                new ShopProcess(production, databases.production(), deployment),
                new ShopProcess(staging, databases.staging(), deployment));
    }

    @Override
    public void close() throws IOException {
        production.close();
        staging.close();
        deployment.close();
    }
}
