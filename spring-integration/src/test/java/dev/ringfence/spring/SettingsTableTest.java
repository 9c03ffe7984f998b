package dev.ringfence.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.base.Guard;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an editor shows, what the binder accepts and what the README says are the same. */
class SettingsTableTest {
    private static final Path README = Path.of("README.md");
    private static final String METADATA = "/META-INF/spring-configuration-metadata.json";

    private static Map<String, JsonNode> metadata() throws IOException {
        Map<String, JsonNode> properties = new TreeMap<>();
        try (InputStream in = SettingsTableTest.class.getResourceAsStream(METADATA)) {
            for (JsonNode property : JsonMapper.shared().readTree(in).get("properties")) {
                String name = property.get("name").asString();
                if (name.startsWith("ringfence.")) {
                    assertThat(properties.put(name, property)).as(name).isNull();
                }
            }
        }
        return properties;
    }

    @Test
    void metadata_describesEachKeyThatIsBound() throws IOException {
        List<String> described = List.copyOf(metadata().keySet());
        for (String key : StrictSettings.known().all()) {
            assertThat(described)
                    .as(key)
                    .anyMatch(name -> key.equals(name) || key.startsWith(name + ".") || key.startsWith(name + "["));
        }
        for (Guard guard : Guard.values()) {
            assertThat(described).contains("ringfence.guards." + guard.key());
        }
    }

    @Test
    void metadata_describesNothingElse() throws IOException {
        for (String name : metadata().keySet()) {
            assertThat(StrictSettings.known().contains(ConfigurationPropertyName.of(name))
                            || StrictSettings.known().all().stream().anyMatch(key -> key.startsWith(name)))
                    .as(name)
                    .isTrue();
        }
    }

    @Test
    void metadata_describesInASentence() throws IOException {
        metadata().forEach((name, property) -> {
            assertThat(property.path("description").asString("")).as(name).hasSizeGreaterThan(20);
            assertThat(property.has("defaultValue")
                            || !property.path("type").asString().equals("java.lang.Boolean"))
                    .as("default of " + name)
                    .isTrue();
        });
    }

    @Test
    void readme_hasTheTableOfTheMetadata() throws IOException {
        List<String> table = new ArrayList<>(List.of("| property | default | meaning |", "| --- | --- | --- |"));
        metadata()
                .forEach((name, property) -> table.add("| `" + name + "` | " + defaultOf(property) + " | "
                        + property.get("description").asString().replace("|", "\\|") + " |"));
        String expected = String.join("\n", table);

        assertThat(Files.readString(README, UTF_8))
                .as("the section 'Settings' of %s must hold this table:%n%s%n", README, expected)
                .contains(expected);
    }

    private static String defaultOf(JsonNode property) {
        JsonNode value = property.path("defaultValue");
        return value.isMissingNode() || value.isContainer() ? "unset" : "`" + value.asString() + "`";
    }
}
