package dev.ringfence.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoundSourcesTest {
    @TempDir
    Path folder;

    /** Found through a services file; public because ServiceLoader makes it. */
    public record AmbientStaging() implements EvidenceSource {
        @Override
        public String name() {
            return "found";
        }

        @Override
        public Evidence.Kind kind() {
            return Evidence.Kind.AMBIENT;
        }

        @Override
        public List<Evidence> read(EvidenceContext context) {
            return List.of(Evidence.ambient(name(), "key", "staging"));
        }
    }

    /** One that would grant. */
    public record ExplicitProduction() implements EvidenceSource {
        @Override
        public String name() {
            return "found";
        }

        @Override
        public Evidence.Kind kind() {
            return Evidence.Kind.EXPLICIT;
        }

        @Override
        public List<Evidence> read(EvidenceContext context) {
            return List.of(Evidence.explicit(name(), "key", "production"));
        }
    }

    private DeploymentEnvironment resolveWith(String... providers) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.write(services.resolve(EvidenceSource.class.getName()), List.of(providers));
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, FoundSourcesTest.class.getClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader);
            return EnvironmentResolver.builder()
                    .insteadOfThisProcess(EvidenceContext.empty(), "unit test")
                    .explicit("production")
                    .resolve();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void found_ambient_mayWithhold() throws IOException {
        assertThat(resolveWith(AmbientStaging.class.getName()).resolution().verdict())
                .isEqualTo(Verdict.CONFLICT);
    }

    @Test
    void found_explicit_isRefused() {
        assertThatThrownBy(() -> resolveWith(ExplicitProduction.class.getName()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("must be added by a call")
                .hasMessageContaining(ExplicitProduction.class.getName());
    }

    @Test
    void found_broken_isShownAndTheOthersAreRead() throws IOException {
        DeploymentEnvironment here = resolveWith("no.such.Source", AmbientStaging.class.getName());
        assertThat(here.resolution().warnings()).contains("EvidenceSource: not readable: ServiceConfigurationError");
        assertThat(here.resolution().verdict()).isEqualTo(Verdict.CONFLICT);
    }
}
