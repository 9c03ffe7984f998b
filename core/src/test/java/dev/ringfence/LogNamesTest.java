package dev.ringfence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A log's name is configured by users: it is documented, and does not change when a class behind the API moves. */
class LogNamesTest {
    private static final Path README = Path.of("..", "README.md");
    private static final List<Path> SOURCES =
            List.of(Path.of("src", "main", "java"), Path.of("..", "spring-integration", "src", "main", "java"));

    private static final Pattern LOGGER = Pattern.compile("getLogger\\(\\s*(?:\"([^\"]+)\"|(\\w+)\\.class)\\s*\\)");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(dev\\.ringfence[a-z.]*)` \\|");
    private static final Pattern EXPORT = Pattern.compile("exports ([a-z.]+);");

    /** Names to the source that logs by it. */
    private static final TreeMap<String, Path> NAMES = new TreeMap<>();

    private static Set<String> documented;

    @BeforeAll
    static void read() throws IOException {
        documented = found(ROW, Files.readString(README));
        for (Path root : SOURCES) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    String source = Files.readString(file);
                    Matcher logger = LOGGER.matcher(source);
                    while (logger.find()) {
                        NAMES.put(
                                logger.group(1) == null ? qualified(logger.group(2), file, source) : logger.group(1),
                                file);
                    }
                }
            }
        }
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }

    private static String qualified(String type, Path file, String source) {
        Matcher imported = Pattern.compile("import ([\\w.]+\\." + type + ");").matcher(source);
        if (imported.find()) {
            return imported.group(1);
        }
        Matcher own = Pattern.compile("(?m)^package ([\\w.]+);").matcher(source);
        assertThat(own.find()).as("%s has a package", file).isTrue();
        return own.group(1) + "." + type;
    }

    private static boolean isBelow(String name, String row) {
        return name.equals(row) || name.startsWith(row + ".");
    }

    @Test
    void names_ofAllLogs_areDocumented() {
        assertThat(NAMES).hasSizeGreaterThan(10);
        assertThat(NAMES.keySet()).allSatisfy(name -> assertThat(documented).anyMatch(row -> isBelow(name, row)));
    }

    @Test
    void rows_ofTheDocumentation_areEachOfALog() {
        assertThat(documented).allSatisfy(row -> assertThat(NAMES.keySet()).anyMatch(name -> isBelow(name, row)));
    }

    @Test
    void names_thatAreOfClasses_areOfPackagesThatAreApi() throws IOException {
        Set<String> exported = found(EXPORT, Files.readString(SOURCES.get(0).resolve("module-info.java")));
        assertThat(NAMES.keySet().stream()
                        .filter(name -> Character.isUpperCase(name.charAt(name.lastIndexOf('.') + 1)))
                        .filter(name -> !name.startsWith("dev.ringfence.spring."))
                        .map(name -> name.substring(0, name.lastIndexOf('.'))))
                .isNotEmpty()
                .isSubsetOf(exported);
    }
}
