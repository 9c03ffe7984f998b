package dev.ringfence.examples.quickstart;

import dev.ringfence.attest.SigningKey;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.examples.story.PlayedProcess;
import dev.ringfence.examples.story.database.Databases;
import java.io.IOException;
import java.util.Objects;

/**
 * What the steps share.
 *
 * @param databases production's and staging's
 * @param customers how many the shop has
 * @param production the environment of the process that plays production
 * @param staging the environment of the process that plays staging
 * @param policyFile what may become of which column
 * @param signer signs what a refresh did; staging's process has its public half
 * @param pseudonyms the key that assigns pseudonyms, which production keeps
 */
public record Stage(
        Databases databases,
        int customers,
        DeploymentEnvironment production,
        DeploymentEnvironment staging,
        PolicyFile policyFile,
        SigningKey signer,
        PseudonymKey pseudonyms) {
    public Stage {
        Objects.requireNonNull(databases, "databases");
        Objects.requireNonNull(production, "production");
        Objects.requireNonNull(staging, "staging");
        Objects.requireNonNull(policyFile, "policyFile");
        Objects.requireNonNull(signer, "signer");
        Objects.requireNonNull(pseudonyms, "pseudonyms");
    }

    static Stage on(Databases databases, int customers) throws IOException {
        return new Stage(
                databases,
                customers,
                PlayedProcess.with("RINGFENCE_ENVIRONMENT=production"),
                PlayedProcess.with("RINGFENCE_ENVIRONMENT=staging"),
                PolicyFile.load(),
                SigningKey.generate("quickstart"),
                PseudonymKey.ephemeral());
    }
}
