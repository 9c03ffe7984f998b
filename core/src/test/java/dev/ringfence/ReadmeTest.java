package dev.ringfence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.testing.JavaSnippet;
import dev.ringfence.testing.Markdown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/**
 * Holds every code block of the README against the code: Java is compiled and run in a JVM of its own, with the
 * {@code text} block after it as the expected output; coordinates are those of the build.
 */
class ReadmeTest {
    private static final Path README = Path.of("..", "README.md");
    /** Compiled, configured and started by the starter's own test of this text. */
    private static final String OF_THE_STARTER = "With Spring Boot";

    private static final Set<String> COMMANDS = Set.of("Run it", "Test it");
    private static final Set<String> ARTIFACTS =
            Set.of("ringfence-core", "ringfence-spring-boot-starter", "ringfence-test-support");

    @TempDir
    private Path directory;

    @TestFactory
    Stream<DynamicTest> block_ofEveryKind_isTrue() throws IOException {
        List<Markdown.Block> blocks = Markdown.blocks(Files.readString(README));
        assertThat(blocks).extracting(Markdown.Block::language).contains("java", "text", "xml", "kotlin", "sh");
        return blocks.stream()
                .map(block -> dynamicTest(
                        "line " + block.line() + ", " + block.heading() + ", " + block.language(),
                        () -> check(block, blocks)));
    }

    private void check(Markdown.Block block, List<Markdown.Block> blocks) throws Exception {
        switch (block.language()) {
            case "java" -> {
                if (block.heading().equals(OF_THE_STARTER)) {
                    return;
                }
                String output = JavaSnippet.of(block.text()).run(directory);
                Markdown.Block next = after(block, blocks);
                if (next != null && next.language().equals("text")) {
                    assertThat(output).matches(asPattern(next.text()));
                }
            }
            case "text" ->
                assertThat(blocks.get(blocks.indexOf(block) - 1).language())
                        .as("output belongs to a block of code")
                        .isEqualTo("java");
            case "xml" -> assertCoordinates(block.text());
            case "kotlin" -> assertGradle(block.text());
            case "json" -> assertThat(SanitizationPolicy.parse(block.text())).isNotNull();
            case "properties" -> assertThat(block.heading()).isEqualTo(OF_THE_STARTER);
            case "sh" ->
                assertThat(COMMANDS).as("a command stands under one of").contains(block.heading());
            default -> throw new AssertionError("no check for blocks of language '" + block.language() + "'");
        }
    }

    @Test
    void commands_bothOfThem_standAloneRightUnderTheirHeading() throws IOException {
        List<Markdown.Block> commands = Markdown.blocks(Files.readString(README)).stream()
                .filter(block -> block.language().equals("sh"))
                .toList();
        assertThat(commands).extracting(Markdown.Block::heading).containsExactlyInAnyOrder("Run it", "Test it");
        assertThat(commands).allSatisfy(block -> {
            assertThat(block.rightUnderHeading())
                    .as("right under ## " + block.heading())
                    .isTrue();
            assertThat(block.text().strip().lines()).hasSize(1);
        });
    }

    private static Markdown.Block after(Markdown.Block block, List<Markdown.Block> blocks) {
        int next = blocks.indexOf(block) + 1;
        return next < blocks.size() ? blocks.get(next) : null;
    }

    /** An ellipsis stands for anything on its line. */
    private static Pattern asPattern(String expected) {
        StringBuilder pattern = new StringBuilder("(?s)");
        for (String line : expected.strip().split("\n", -1)) {
            pattern.append(Stream.of(line.stripTrailing().split("…", -1))
                            .map(Pattern::quote)
                            .reduce((left, right) -> left + "[^\\n]*" + right)
                            .orElseThrow())
                    .append("\\s*\n");
        }
        return Pattern.compile(pattern.append("\\s*").toString());
    }

    private static void assertCoordinates(String xml) throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new java.io.StringReader("<d>" + xml + "</d>")));
        assertThat(document.getElementsByTagName("dependency").getLength()).isPositive();
        for (int at = 0; at < document.getElementsByTagName("dependency").getLength(); at++) {
            assertThat(document.getElementsByTagName("groupId").item(at).getTextContent())
                    .isEqualTo("dev.ringfence");
            assertThat(ARTIFACTS)
                    .contains(
                            document.getElementsByTagName("artifactId").item(at).getTextContent());
            assertThat(document.getElementsByTagName("version").item(at).getTextContent())
                    .isEqualTo(version());
        }
    }

    private static void assertGradle(String text) {
        Matcher matcher = Pattern.compile(
                        "(implementation|testImplementation)\\(\"dev\\.ringfence:([^:]+):([^\"]+)\"\\)")
                .matcher(text);
        int found = 0;
        while (matcher.find()) {
            found++;
            assertThat(ARTIFACTS).contains(matcher.group(2));
            assertThat(matcher.group(3)).isEqualTo(version());
        }
        assertThat(found).isEqualTo((int) text.strip().lines().count());
    }

    private static String version() {
        return System.getProperty("build.version");
    }
}
