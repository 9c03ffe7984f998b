package dev.ringfence.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ringfence.base.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;

/** A secret in every place that is read comes out nowhere. */
class SecretPropertyTest {

    /** A process that answers every question with the same text, but declares no names. */
    private record Everywhere(String text) implements EvidenceContext {
        @Override
        public Optional<String> variable(String name) {
            return name.equals(EnvironmentResolver.NAMES_VARIABLE) ? Optional.empty() : Optional.of(text);
        }

        @Override
        public Optional<String> property(String name) {
            return name.equals(EnvironmentResolver.NAMES_PROPERTY) ? Optional.empty() : Optional.of(text);
        }

        @Override
        public Optional<String> file(Path path) {
            return Optional.of("env=" + text);
        }

        @Override
        public Set<String> stackClasses() {
            return Set.of(text);
        }

        @Override
        public List<String> jvmArguments() {
            return List.of("-agentlib:jdwp=" + text);
        }
    }

    // 17 characters: the longest alias has 14, so nothing this long is within two edits of one.
    @Property(tries = 300, seed = "20261122")
    void secret_everywhere_isShownNowhere(
            @ForAll @AlphaChars @NumericChars @StringLength(min = 17, max = 40) String secret) {
        for (String value : List.of(secret, "deployment.environment.name=" + secret, "prod," + secret)) {
            EvidenceContext context = new Everywhere(value);
            Resolution resolution = EnvironmentResolver.builder()
                    .insteadOfThisProcess(context, "unit test")
                    .explicit(secret)
                    .level(Level.OFF)
                    .resolve()
                    .resolution();
            EnvironmentDeniedException denied = catchThrowableOfType(
                    EnvironmentDeniedException.class,
                    () -> EnvironmentResolver.builder()
                            .insteadOfThisProcess(context, "unit test")
                            .explicit(secret)
                            .level(Level.ENFORCE)
                            .resolve());
            String shown = resolution.line()
                    + resolution.table()
                    + resolution.toJson()
                    + resolution.evidence()
                    + denied.getMessage()
                    + denied.refusal()
                    + Evidence.explicit("call", "key", secret);
            assertThat(shown.toLowerCase(Locale.ROOT).contains(secret.toLowerCase(Locale.ROOT)))
                    .as("a secret of %d characters is shown", secret.length())
                    .isFalse();
        }
    }
}
