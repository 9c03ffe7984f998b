package dev.ringfence.spring.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start costs is mostly the classes that it loads, and those can be counted; {@link StartupMain} measures. */
class StartCostTest {
    private static final Pattern LOADED = Pattern.compile("(dev\\.ringfence\\.[\\w.$]+?)(\\$\\$Lambda.*)? source: .*");

    @TempDir
    private Path folder;

    @Test
    void start_ofAGuardedApplication_loadsFewClassesAndNoneThatLooksIntoValues() throws Exception {
        List<String> loaded = loaded(true);

        assertThat(loaded)
                .contains(
                        "dev.ringfence.write.WriteGuard",
                        "dev.ringfence.jdbc.GuardedConnection",
                        "dev.ringfence.spring.CorePreinitializer")
                .noneMatch(name -> name.startsWith("dev.ringfence.data.identifier.")
                        || name.equals("dev.ringfence.data.detect.ScanningDetector"))
                .hasSizeLessThan(600);
    }

    @Test
    void start_withoutIt_loadsNone() throws Exception {
        Set<String> loaded = Set.copyOf(loaded(false));

        assertThat(loaded).isNotEmpty().allMatch(name -> name.startsWith("dev.ringfence.spring.start."));
    }

    /** Each class of ours, as often as it was loaded: a lambda counts for the class that it stands in. */
    private List<String> loaded(boolean guarded) throws IOException, InterruptedException {
        Path log = folder.resolve("classes-" + guarded + ".log");
        assertThat(StartupMain.start(guarded, "-Xlog:class+load:file=" + log + ":none"))
                .anyMatch(line -> line.startsWith(StartupMain.READY));
        try (var lines = Files.lines(log)) {
            return lines.map(LOADED::matcher)
                    .filter(matcher -> matcher.matches())
                    .map(matcher -> matcher.group(1))
                    .collect(Collectors.toList());
        }
    }
}
