package dev.ringfence.spring.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.spring.ahead.AheadOfTimeApplication;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplicationAotProcessor;

/**
 * An application that is processed ahead of time on a machine that says it is in development, as Spring Boot's plugins do
 * it, and then started elsewhere from what was generated: each in a JVM of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AheadOfTimeTest {
    private static final String MAIN = AheadOfTimeApplication.class.getName();
    private static final String[] SETTINGS = {
        "--ringfence.guards.annotations=enforce",
        "--ringfence.guards.sql=enforce",
        "--spring.main.web-application-type=none"
    };

    @TempDir
    private static Path folder;

    private Path sources;
    private String classPath;

    @BeforeAll
    void build() throws Exception {
        sources = folder.resolve("sources");
        Path classes = folder.resolve("classes");
        Path resources = folder.resolve("resources");
        List<String> processing = new ArrayList<>(List.of(
                SpringApplicationAotProcessor.class.getName(),
                MAIN,
                sources.toString(),
                resources.toString(),
                classes.toString(),
                "dev.ringfence",
                "ahead-of-time"));
        processing.addAll(List.of(SETTINGS));
        ChildJvm processed =
                ChildJvm.run(StartupMain.classPath(true), Map.of("RINGFENCE_ENVIRONMENT", "development"), processing);
        assertThat(processed.exitCode()).as(processed.output()).isZero();

        Files.createDirectories(classes);
        classPath =
                String.join(File.pathSeparator, classes.toString(), resources.toString(), StartupMain.classPath(true));
        List<String> compiling =
                new ArrayList<>(List.of("-proc:none", "-nowarn", "-d", classes.toString(), "-cp", classPath));
        generated().map(Path::toString).forEach(compiling::add);
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, compiling.toArray(String[]::new)))
                .isZero();
    }

    private Stream<Path> generated() throws Exception {
        try (Stream<Path> all = Files.walk(sources)) {
            return all.filter(file -> file.toString().endsWith(".java")).toList().stream();
        }
    }

    private ChildJvm start(String environment, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("-Dspring.aot.enabled=true", MAIN));
        arguments.addAll(List.of(SETTINGS));
        arguments.addAll(List.of(more));
        return ChildJvm.run(classPath, Map.of("RINGFENCE_ENVIRONMENT", environment), arguments);
    }

    @Test
    void application_builtInDevelopment_isWhereItIsStarted() throws Exception {
        ChildJvm production = start("production");

        assertThat(production.exitCode()).as(production.output()).isZero();
        assertThat(production.output().lines().filter(line -> line.startsWith("> ")))
                .containsExactly(
                        "> generated true",
                        "> tier production",
                        "> rights [HOLD_LIVE_DATA, REACH_REAL_PEOPLE, REACH_PRODUCTION]",
                        "> guard production",
                        "> sell done",
                        "> simulate refused",
                        "> drop refused");
    }

    @Test
    void application_builtInDevelopment_isRefusedWhereItMustBeProvenAndIsNot() throws Exception {
        ChildJvm misspelt = start("prodution", "--ringfence.guards.environment=enforce");

        assertThat(misspelt.exitCode()).isNotZero();
        assertThat(misspelt.output()).contains("prodution").doesNotContain("> tier");
    }

    @Test
    void nothingGenerated_namesTheEnvironmentOfTheBuild() throws Exception {
        List<Path> all = generated().toList();
        assertThat(all).hasSizeGreaterThan(20);
        for (Path source : all) {
            assertThat(Files.readString(source, StandardCharsets.UTF_8))
                    .as(source.getFileName().toString())
                    .doesNotContain("\"development\"");
        }
    }
}
