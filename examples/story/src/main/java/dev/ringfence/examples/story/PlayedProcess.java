package dev.ringfence.examples.story;

import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.EvidenceContext;
import dev.ringfence.environment.RecordedContext;

/**
 * A process with an environment of its own inside this one. Nothing about an environment is static, so that one JVM can
 * play several; what a real process does is {@link DeploymentEnvironment#resolve()}.
 */
public final class PlayedProcess {
    private PlayedProcess() {}

    /** A process with these variables and no others, each in the form {@code NAME=value}. */
    public static DeploymentEnvironment with(String... variables) {
        RecordedContext.Builder process = EvidenceContext.recorded();
        for (String variable : variables) {
            int equals = variable.indexOf('=');
            process.variable(variable.substring(0, equals), variable.substring(equals + 1));
        }
        return DeploymentEnvironment.resolver()
                .insteadOfThisProcess(process.build(), "an example plays it")
                .resolve();
    }
}
