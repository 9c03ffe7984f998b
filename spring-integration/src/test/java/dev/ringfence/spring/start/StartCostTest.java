package dev.ringfence.spring.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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
                        "dev.ringfence.jdbc.delegate.GuardedConnection",
                        "dev.ringfence.spring.CorePreinitializer")
                .noneMatch(name -> name.startsWith("dev.ringfence.data.identifier.")
                        || name.equals("dev.ringfence.data.detect.ScanningDetector"))
                .hasSizeLessThan(600);
    }

    /** What is read ahead and never used would be a cost; what is used and not read ahead is one too. */
    @Test
    void start_withNothingReadAhead_needsWhatIs() throws Exception {
        Set<String> needed = Set.copyOf(loaded(true, "-Dspring.backgroundpreinitializer.ignore=true"));
        Set<String> ahead = readAhead();

        assertThat(ahead).filteredOn(name -> !needed.contains(name)).hasSizeLessThan(10);
        assertThat(needed)
                .filteredOn(name -> name.startsWith("dev.ringfence.spring.") || name.startsWith("dev.ringfence.jdbc."))
                .filteredOn(name -> !name.startsWith("dev.ringfence.spring.start.") && !ahead.contains(name))
                .hasSizeLessThan(30);
    }

    private static Set<String> readAhead() throws IOException {
        try (InputStream list = StartCostTest.class.getResourceAsStream("/META-INF/ringfence/start.classes")) {
            return new String(Objects.requireNonNull(list).readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(name -> name.startsWith("dev.ringfence."))
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    @Test
    void start_withoutIt_loadsNone() throws Exception {
        Set<String> loaded = Set.copyOf(loaded(false));

        assertThat(loaded).isNotEmpty().allMatch(name -> name.startsWith("dev.ringfence.spring.start."));
    }

    /** Each class of ours, as often as it was loaded: a lambda counts for the class that it stands in. */
    private List<String> loaded(boolean guarded, String... options) throws IOException, InterruptedException {
        Path log = folder.resolve("classes-" + guarded + ".log");
        String[] all = Arrays.copyOf(options, options.length + 1);
        all[options.length] = "-Xlog:class+load:file=" + log + ":none";
        assertThat(StartupMain.start(guarded, all)).anyMatch(line -> line.startsWith(StartupMain.READY));
        try (var lines = Files.lines(log)) {
            return lines.map(LOADED::matcher)
                    .filter(matcher -> matcher.matches())
                    .map(matcher -> matcher.group(1))
                    .collect(Collectors.toList());
        }
    }
}
