package dev.ringfence.parity;

import static dev.ringfence.parity.FingerprintFixture.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.testing.Environments;
import java.io.StringReader;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ReportPageTest {
    private static final ExpectedDifferences EXPECTED = ExpectedDifferences.builder()
            .expect(Section.CONFIGURATION, "mail", "a <sink> & \"more\"", TODAY)
            .expect(Section.SYSTEM, "<never>", "no longer", TODAY)
            .build();

    private static final ParityReport REPORT = ParityReport.compare(
            FingerprintFixture.production(Map.of("<b>\"rows\"&</b>", 1, "mail", 1, "same", 1)),
            FingerprintFixture.staging(Map.of("<b>\"rows\"&</b>", 2, "mail", 2, "same", 1)),
            EXPECTED,
            TODAY);

    /** The page is written so that a reader of XML can read it too, but for the doctype and two void elements. */
    private static Document parsed(String page) throws Exception {
        String xml = page.replace("<!doctype html>", "").replaceAll("(<meta [^>]*)>", "$1/>");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    @Test
    void page_ofDifferences_showsThemAsText() throws Exception {
        Document page = parsed(REPORT.toHtml());
        assertThat(page.getElementsByTagName("h1").item(0).getTextContent())
                .isEqualTo("staging differs from production");
        assertThat(page.getElementsByTagName("table").getLength()).isEqualTo(2);
        assertThat(page.getElementsByTagName("b").getLength())
                .as("the five counts")
                .isEqualTo(5);
        assertThat(page.getDocumentElement().getTextContent())
                .contains("<b>\"rows\"&</b>", "a <sink> & \"more\", until 2026-06-01", "2 of 3")
                .contains("system <never>: no longer");
    }

    @Test
    void page_needsNothingElse() {
        assertThat(REPORT.toHtml())
                .doesNotContain("<script", "http:", "https:", "src=", "href=", "@import", "url(", "onclick")
                .contains("color-scheme: light dark", "prefers-color-scheme: dark", "lang=\"en\"");
    }

    @Test
    void page_ofNoDifference_saysSo() throws Exception {
        EnvironmentFingerprint eu = FingerprintFixture.capture(
                Environments.declared("eu-1", Environments.PRODUCTION.tier()),
                builder -> builder.configuration(Map.of("a", 1)));
        Document page = parsed(
                ParityReport.compare(eu, eu, ExpectedDifferences.none(), TODAY).toHtml());
        assertThat(page.getElementsByTagName("h1").item(0).getTextContent()).isEqualTo("eu-1 is like eu-1");
        assertThat(page.getElementsByTagName("table").getLength()).isZero();
        assertThat(page.getDocumentElement().getTextContent())
                .contains("eu-1 (production) captured at 2026-06-01T12:00:00Z");
    }
}
