package dev.ringfence.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/** What the READMEs say to a user of Spring Boot is copied into an application, and works as it is written. */
class QuickstartTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");
    private static final String MAIN = """
            import org.springframework.boot.SpringApplication;
            import org.springframework.boot.autoconfigure.SpringBootApplication;
            import org.springframework.context.ConfigurableApplicationContext;

            @SpringBootApplication
            public class Application {
                public static void main(String[] arguments) {
                    ConfigurableApplicationContext context = SpringApplication.run(Application.class, arguments);
                    %s
                    System.out.println("listening on " + context.getEnvironment().getProperty("local.server.port"));
                }
            }
            """;
    private static final String SCHEMA = """
            CREATE TABLE visit (age INT PRIMARY KEY);
            INSERT INTO visit SELECT x FROM SYSTEM_RANGE(1, 501);
            """;
    private static final String PURGE = """
            Visits visits = context.getBean(Visits.class);
            System.out.println("purged " + visits.purge(498));
            try {
                visits.purge(-1000);
                System.out.println("refused nothing");
            } catch (dev.ringfence.write.WriteDeniedException refused) {
                System.out.println("refused " + refused.refusal().rule());
            }
            """;

    @TempDir
    private Path directory;

    private static List<String> blocks(Path readme, String heading, String language) throws IOException {
        String text = Files.readString(readme, UTF_8);
        int start = text.indexOf("\n## " + heading + "\n");
        assertThat(start).as("## " + heading).isNotNegative();
        int end = text.indexOf("\n## ", start + 4);
        return blocks(end < 0 ? text.substring(start) : text.substring(start, end), language);
    }

    private static List<String> blocks(String text, String language) {
        List<String> found = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            if (matcher.group(1).equals(language)) {
                found.add(matcher.group(2));
            }
        }
        return found;
    }

    private static List<String> quickstart(String language) throws IOException {
        return blocks(ROOT.resolve("README.md"), "With Spring Boot", language);
    }

    @Test
    void property_ofTheQuickstart_showsThePage() throws Exception {
        String settings = quickstart("properties").get(0);

        try (EmptyApplication application = EmptyApplication.start(
                directory, Map.of("application.properties", settings, "Application.java", MAIN.formatted("")))) {
            assertThat(application.page()).contains("<!DOCTYPE html>", "production: nothing needs attention");
        }
    }

    @Test
    void method_ofTheQuickstart_isHeldToItsRows() throws Exception {
        String settings = String.join("\n", quickstart("properties"));
        assertThat(quickstart("java")).hasSize(1);
        // 501 visits are there; the first call deletes three of them, the second would delete 501 more.
        String schema = SCHEMA + "INSERT INTO visit SELECT -x FROM SYSTEM_RANGE(1, 3);\n";

        try (EmptyApplication application = EmptyApplication.start(
                directory,
                Map.of(
                        "application.properties",
                        settings,
                        "schema.sql",
                        schema,
                        "Visits.java",
                        quickstart("java").get(0),
                        "Application.java",
                        MAIN.formatted(PURGE)))) {
            assertThat(application.awaited("purged ")).isEqualTo("3");
            assertThat(application.awaited("refused ")).isEqualTo("rows.operation-ceiling");
            assertThat(application.page()).contains("rows.operation-ceiling", "DELETE FROM VISIT WHERE AGE &gt; ?");
        }
    }

    @Test
    void coordinates_ofTheQuickstart_areTheSameForMavenAndGradle() throws IOException {
        String xml = String.join("", quickstart("xml"));
        String group = textOf(xml, "groupId");
        String artifact = textOf(xml, "artifactId");
        String version = textOf(xml, "version");

        assertThat(quickstart("kotlin"))
                .containsExactly("implementation(\"" + group + ":" + artifact + ":" + version + "\")\n");
        String pom = Files.readString(Path.of("pom.xml"), UTF_8);
        assertThat(pom)
                .contains("<artifactId>" + artifact + "</artifactId>")
                .contains("<version>" + version + "</version>")
                .contains("<groupId>" + group + "</groupId>");
    }

    private static String textOf(String xml, String element) {
        Matcher matcher =
                Pattern.compile("<" + element + ">(.*?)</" + element + ">").matcher(xml);
        assertThat(matcher.find()).as(element).isTrue();
        return matcher.group(1);
    }

    static Stream<Path> readmes() throws IOException {
        try (Stream<Path> examples = Files.list(ROOT.resolve("examples"))) {
            return Stream.concat(Stream.of(ROOT, Path.of("")), examples.toList().stream())
                    .map(folder -> folder.resolve("README.md"))
                    .filter(Files::exists);
        }
    }

    @ParameterizedTest
    @MethodSource("readmes")
    void properties_ofEachReadme_areKnown(Path readme) throws IOException {
        for (String block : blocks(Files.readString(readme, UTF_8), "properties")) {
            Properties settings = new Properties();
            settings.load(new StringReader(block));
            assertThat(settings).isNotEmpty();
            Set<String> unknown = new TreeSet<>();
            for (String key : settings.stringPropertyNames()) {
                if (key.startsWith("ringfence.")
                        && !StrictSettings.known().contains(ConfigurationPropertyName.adapt(key, '.'))) {
                    unknown.add(key);
                }
            }
            assertThat(unknown).as("settings of %s that are none", readme).isEmpty();
        }
    }
}
