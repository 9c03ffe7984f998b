package dev.ringfence.spring.actuator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringfence.spring.browser.Browser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The page of a real application in a real browser; skipped where there is none. */
class SafeguardsPageIT {
    @TempDir
    private static Path profile;

    private static ConfigurableApplicationContext shop;
    private static Browser browser;
    private static String url;

    @BeforeAll
    static void start() throws Exception {
        Optional<Path> chromium = Browser.find();
        assumeTrue(chromium.isPresent(), "no Chromium on the PATH: the page was not looked at");
        shop = Shop.start("management.endpoints.web.exposure.include=safeguards");
        url = Shop.url(shop) + "/safeguards";
        try (Connection connection = shop.getBean(DataSource.class).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE customer (id int PRIMARY KEY, name varchar(100))");
            statement.execute("CREATE TABLE \"" + "an_unusually_long_name_of_a_table_".repeat(3) + "\" (id int)");
            statement.execute("DELETE FROM customer");
            statement.execute("DELETE FROM customer");
            statement.execute("UPDATE customer SET name = 'x'");
        }
        browser = new Browser(chromium.get(), profile);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (shop != null) {
            shop.close();
        }
    }

    private static void open(int width, String scheme) throws Exception {
        browser.look(width, 900, scheme);
        browser.open(url);
    }

    @Test
    void page_loads_withoutAnotherRequestOrComplaint() throws Exception {
        open(1200, "light");

        assertThat(browser.evaluate("document.title").asString()).startsWith("production: ");
        assertThat(browser.evaluate("document.compatMode").asString()).isEqualTo("CSS1Compat");
        assertThat(browser.requests().stream().filter(request -> !request.startsWith("data:")))
                .containsExactly(url);
        assertThat(browser.complaints()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1200, light", "1200, dark", "390, light", "390, dark", "320, light"})
    void page_atAnyWidthAndScheme_canBeRead(int width, String scheme) throws Exception {
        open(width, scheme);

        assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                .as("wider than the window")
                .isLessThanOrEqualTo(width);
        assertThat(browser.leastContrast()).as("contrast").isGreaterThanOrEqualTo(4.5);
        assertThat(browser.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
                        .asBoolean())
                .isEqualTo(scheme.equals("dark"));
        assertThat(browser.evaluate("getComputedStyle(document.documentElement).colorScheme")
                        .asString())
                .as("the style sheet is in force")
                .isEqualTo("light dark");
        String pictures = System.getProperty("safeguards.pictures");
        if (pictures != null) {
            Files.write(Path.of(pictures, "safeguards-" + width + "-" + scheme + ".png"), browser.picture());
        }
    }

    @Test
    void links_haveRoomForAThumb() throws Exception {
        open(390, "light");

        assertThat(browser.evaluate("Math.min(...[...document.querySelectorAll('nav a, summary')]"
                                + ".map(e => e.getBoundingClientRect().height))")
                        .asDouble())
                .as("height in pixels, WCAG 2.2 (2.5.8)")
                .isGreaterThanOrEqualTo(24);
    }

    @Test
    void keyboard_reachesTheContentFirst_andSeesWhereItIs() throws Exception {
        open(1200, "light");

        browser.press("Tab", 9);
        assertThat(browser.evaluate("document.activeElement.getAttribute('href')")
                        .asString())
                .isEqualTo("#glance");
        assertThat(browser.evaluate("document.activeElement.getBoundingClientRect().left")
                        .asDouble())
                .as("the link is seen while it has the focus")
                .isGreaterThanOrEqualTo(0);
        browser.press("Tab", 9);
        assertThat(browser.evaluate("document.activeElement.textContent").asString())
                .isEqualTo("At a glance");
        assertThat(browser.evaluate("getComputedStyle(document.activeElement).outlineStyle")
                        .asString())
                .isEqualTo("solid");
    }

    @Test
    void screenReader_findsLandmarksHeadingsAndCells() throws Exception {
        open(390, "light");

        List<JsonNode> nodes = browser.call("Accessibility.getFullAXTree", Map.of())
                .get("nodes")
                .valueStream()
                .filter(node -> !node.get("ignored").asBoolean())
                .toList();
        assertThat(named(nodes, "heading")).contains("production", "At a glance", "Guards", "Datastores");
        assertThat(named(nodes, "navigation")).containsExactly("Sections");
        assertThat(named(nodes, "region")).contains("At a glance", "What was or would have been refused", "Evidence");
        assertThat(named(nodes, "rowheader")).contains("sql", "rows", "live-data");
        assertThat(named(nodes, "columnheader")).contains("Guard", "Level", "Denials");
        assertThat(named(nodes, "banner").count() + named(nodes, "main").count())
                .isEqualTo(2);
    }

    private static Stream<String> named(List<JsonNode> nodes, String role) {
        return nodes.stream()
                .filter(node -> node.get("role").get("value").asString().equals(role))
                .map(node -> node.get("name").get("value").asString());
    }

    @Test
    void script_injectedIntoThePage_isForbidden() throws Exception {
        open(1200, "light");

        browser.evaluate("(() => { const s = document.createElement('script'); s.textContent = 'window.ran = true';"
                + " document.body.append(s); const i = new Image(); i.src = '" + url
                + "?image'; document.body.append(i);"
                + " })()");

        assertThat(browser.evaluate("window.ran === true").asBoolean()).isFalse();
        assertThat(browser.evaluate("fetch('" + url + "').then(() => 'sent', () => 'forbidden')")
                        .asString())
                .isEqualTo("forbidden");
        assertThat(browser.complaints())
                .as("script, image and request, each by the header and by the page")
                .filteredOn(complaint -> complaint.contains("Content Security Policy directive"))
                .hasSize(6);
    }
}
