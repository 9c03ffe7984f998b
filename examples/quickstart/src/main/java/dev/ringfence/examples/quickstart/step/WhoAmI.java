package dev.ringfence.examples.quickstart.step;

import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.Right;
import dev.ringfence.environment.Verdict;
import dev.ringfence.examples.quickstart.Stage;
import dev.ringfence.examples.story.PlayedProcess;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import java.util.List;
import java.util.stream.Collectors;

/** Rights are proven, never assumed: silence, a typing error and a contradiction hold none. */
final class WhoAmI implements Step<Stage> {
    @Override
    public String title() {
        return "Who am I, and why?";
    }

    @Override
    public void play(Stage stage, Transcript transcript) {
        DeploymentEnvironment silent = PlayedProcess.with();
        DeploymentEnvironment misspelt = PlayedProcess.with("RINGFENCE_ENVIRONMENT=prodution");
        DeploymentEnvironment torn =
                PlayedProcess.with("RINGFENCE_ENVIRONMENT=production", "SPRING_PROFILES_ACTIVE=staging");
        transcript.table(List.of(
                List.of("RINGFENCE_ENVIRONMENT", "SPRING_PROFILES_ACTIVE", "verdict", "rights"),
                row("(not set)", "(not set)", silent),
                row("prodution", "(not set)", misspelt),
                row("production", "staging", torn),
                row("production", "(not set)", stage.production())));
        transcript.say(misspelt.resolution().table());
        transcript.claim(refused(silent, Verdict.UNSET), "who says nothing has no right");
        transcript.claim(
                refused(misspelt, Verdict.UNKNOWN), "a typing error is shown, not corrected, and has no right");
        transcript.claim(refused(torn, Verdict.CONFLICT), "who says two things has no right");
        transcript.claim(
                stage.production().may(Right.HOLD_LIVE_DATA) && !stage.staging().may(Right.HOLD_LIVE_DATA),
                "production may hold live data, staging may not");
    }

    private static List<String> row(String variable, String profiles, DeploymentEnvironment environment) {
        String rights = environment.rights().stream().sorted().map(Enum::name).collect(Collectors.joining(", "));
        return List.of(
                variable, profiles, environment.resolution().verdict().name(), rights.isEmpty() ? "none" : rights);
    }

    private static boolean refused(DeploymentEnvironment environment, Verdict verdict) {
        return environment.resolution().verdict() == verdict
                && environment.rights().isEmpty();
    }
}
