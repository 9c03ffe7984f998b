package dev.ringfence.spring.actuator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.audit.Actor;
import dev.ringfence.base.Decision;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.base.Levels;
import dev.ringfence.base.Refusal;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.write.OperatingMode;
import dev.ringfence.write.OperatingModeSwitch;
import dev.ringfence.write.Subject;
import dev.ringfence.write.WriteGuard;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The page of guards that were put into each state. It is well-formed XML, so an XML parser reads it. */
class SafeguardsPageTest {
    private static final Actor OPERATOR = Actor.human("ada");
    private static final String MARKUP = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>&lt;b\u202e\u0007";

    private final DeploymentEnvironment staging =
            DeploymentEnvironment.resolver().explicit("staging").resolve();
    private final OperatingModeSwitch modes = OperatingModeSwitch.builder(staging)
            .meters(new SimpleMeterRegistry())
            .build();
    private final WriteGuard guard = WriteGuard.builder(staging)
            .levels(Levels.observing().with(Guard.STAMP, Level.ENFORCE))
            .modes(modes)
            .meters(new SimpleMeterRegistry())
            .build();
    private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();

    private Safeguards read() {
        return new SafeguardsReader(beans, guard, new SeenDatastores()).read();
    }

    private Document page() throws ParserConfigurationException, SAXException, IOException {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(
                        SafeguardsPage.of(read(), new HowTo(true, "ada", "http://127.0.0.1:1/actuator/safeguards")))));
    }

    private void deny(String shape, String remedy) {
        Refusal refusal = new Refusal(Guard.SQL, "sql.delete-without-where", "DELETE", "staging", List.of(), remedy);
        guard.apply(Decision.denied(refusal), new Subject(shape, "d".repeat(32)));
    }

    private List<String> glance() {
        return Glance.of(read()).stream()
                .map(notice -> notice.tone().word() + ": " + notice.text())
                .toList();
    }

    private static Stream<Element> all(Document page, String name) {
        NodeList found = page.getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
    }

    @Test
    void page_hasLandmarksAndNamedSections() throws Exception {
        Document page = page();

        assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("en");
        assertThat(Stream.of("header", "nav", "main", "h1", "title").flatMap(name -> all(page, name)))
                .hasSize(5);
        Set<String> ids = new HashSet<>();
        assertThat(all(page, "*").map(one -> one.getAttribute("id")).filter(id -> !id.isEmpty()))
                .allMatch(ids::add);
        assertThat(all(page, "section").map(section -> section.getAttribute("aria-labelledby")))
                .hasSizeGreaterThan(5)
                .isSubsetOf(ids);
        assertThat(all(page, "a").map(link -> link.getAttribute("href").substring(1)))
                .hasSizeGreaterThan(10)
                .isSubsetOf(ids);
        assertThat(all(page, "th").map(cell -> cell.getAttribute("scope"))).containsOnly("col", "row");
    }

    @Test
    void page_ownsAllItNeedsAndRunsNothing() throws Exception {
        Document page = page();

        assertThat(all(page, "script")).isEmpty();
        assertThat(all(page, "*").flatMap(SafeguardsPageTest::attributes))
                .noneMatch(name -> name.startsWith("on") || name.equals("style") || name.equals("src"));
        assertThat(all(page, "link").map(link -> link.getAttribute("href"))).containsExactly("data:,");
        assertThat(all(page, "style").findFirst().orElseThrow().getTextContent())
                .doesNotContain("url(", "@import");
    }

    private static Stream<String> attributes(Element element) {
        return IntStream.range(0, element.getAttributes().getLength())
                .mapToObj(i -> element.getAttributes().item(i).getNodeName());
    }

    @Test
    void policy_admitsTheStyleOfThePageAndNothingElse() throws Exception {
        Document page = page();

        String policy = all(page, "meta")
                .filter(meta -> meta.getAttribute("http-equiv").equals("Content-Security-Policy"))
                .findFirst()
                .orElseThrow()
                .getAttribute("content");
        assertThat(policy).startsWith("default-src 'none';").doesNotContain("unsafe");
        assertThat(policy)
                .contains("'sha256-"
                        + sha256(all(page, "style").findFirst().orElseThrow().getTextContent()) + "'");
    }

    private static String sha256(String text) throws GeneralSecurityException {
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void text_thatIsMarkup_staysText() throws Exception {
        modes.to(OperatingMode.READ_ONLY, Actor.human(MARKUP), MARKUP);
        modes.freeze(Actor.human(MARKUP), MARKUP, Optional.empty());
        deny("DELETE FROM \"" + MARKUP + "\"", "mend " + MARKUP);

        Document page = page();

        assertThat(Stream.of("script", "img").flatMap(name -> all(page, name))).isEmpty();
        assertThat(page.getElementsByTagName("body").item(0).getTextContent())
                .contains("<script>alert(1)</script><img src=x onerror=alert(1)>&lt;b")
                .doesNotContain("\u202e", "\u0007");
    }

    @Test
    void glance_ofAnObservingStart_isCalm() {
        // What this process warns of is its own: a build server, a debugger.
        assertThat(glance())
                .filteredOn(line -> !line.endsWith("about the environment"))
                .containsExactly(
                        "note: Observed, so nothing is refused: environment, sql, rows, live-data, mail, http, annotations, operations",
                        "good: The evidence of where this is agrees",
                        "good: Enforced: stamp",
                        "good: Nothing was refused, and nothing would have been");
    }

    @Test
    void glance_ofDenials_tellsThemFirst() throws Exception {
        deny("DELETE FROM CUSTOMER", "add a WHERE");
        deny("DELETE FROM CUSTOMER", "add a WHERE");

        assertThat(glance()).contains("look: 2 of 2 decisions would have been refused");
        Document page = page();
        assertThat(all(page, "article").map(Element::getTextContent))
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .contains("2 \u00d7 would be refused by sql.delete-without-where")
                        .contains("DELETE FROM CUSTOMER")
                        .contains("add a WHERE")
                        .contains("{\"rule\": \"sql.delete-without-where\", \"digest\": \"" + "d".repeat(32)));
    }

    @Test
    void glance_ofAModeThatNothingEnforces_saysSo() {
        modes.to(OperatingMode.LOCKED, OPERATOR, "the key is lost");

        assertThat(glance())
                .contains(
                        "look: The mode is locked",
                        "act: Mode and freeze refuse nothing while the guard operations is not enforced");
    }

    @Test
    void glance_ofARelaxedGuard_saysSo() {
        guard.relaxToObserve(Guard.STAMP, Duration.ofHours(1), OPERATOR, "false refusals");

        assertThat(glance()).contains("look: Relaxed for a while: stamp").noneMatch(line -> line.contains("Enforced"));
    }

    @Test
    void element_leftOpen_isNoPage() {
        Markup markup = new Markup().open("p");

        assertThatThrownBy(markup::toString)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'p'");
    }
}
