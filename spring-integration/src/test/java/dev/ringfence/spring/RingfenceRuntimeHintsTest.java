package dev.ringfence.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.write.WriteGuard;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.aop.SpringProxy;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.core.DecoratingProxy;
import org.springframework.core.io.support.SpringFactoriesLoader;

class RingfenceRuntimeHintsTest {
    private final RuntimeHints hints = new RuntimeHints();

    @BeforeEach
    void register() {
        for (RuntimeHintsRegistrar registrar : SpringFactoriesLoader.forResourceLocation(
                        "META-INF/spring/aot.factories")
                .load(RuntimeHintsRegistrar.class)) {
            if (registrar instanceof RingfenceRuntimeHints) {
                registrar.registerHints(hints, getClass().getClassLoader());
            }
        }
    }

    @Test
    void hints_nameEveryFileThatCoreReads() throws Exception {
        List<String> files = filesOfCore();

        assertThat(files)
                .contains("dev/ringfence/data/detect/lexicon.txt", "ringfence-db/postgresql/R__ringfence_state.sql");
        assertThat(files)
                .allMatch(file ->
                        RuntimeHintsPredicates.resource().forResource(file).test(hints));
    }

    @Test
    void hints_nameTheSettings() {
        for (Class<?> settings : RingfenceProperties.class.getDeclaredClasses()) {
            if (settings.isRecord()) {
                assertThat(RuntimeHintsPredicates.reflection()
                                .onType(settings)
                                .withMemberCategory(MemberCategory.INVOKE_DECLARED_CONSTRUCTORS))
                        .as(settings.getSimpleName())
                        .accepts(hints);
            }
        }
    }

    @Test
    void hints_nameTheProxiesOfDataSources() {
        assertThat(RuntimeHintsPredicates.proxies()
                        .forInterfaces(DataSource.class, SpringProxy.class, DecoratingProxy.class))
                .accepts(hints);
    }

    /** All that is no class, out of the archive or the folder that core is in. */
    private static List<String> filesOfCore() throws Exception {
        Path core = Path.of(WriteGuard.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        if (Files.isDirectory(core)) {
            return files(core);
        }
        try (FileSystem archive = FileSystems.newFileSystem(core)) {
            return files(archive.getPath("/"));
        }
    }

    private static List<String> files(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .filter(name -> name.startsWith("dev/") || name.startsWith("ringfence-"))
                    .filter(name -> !name.endsWith(".class"))
                    .toList();
        }
    }
}
