package dev.ringfence.spring.actuator;

import dev.ringfence.spring.actuator.Notice.Tone;
import java.util.List;

/**
 * The answer as one page that needs nothing else: no request, no script, no build. Within it, landmarks and headings for
 * whoever listens to it, colours of the system for whoever looks at it, and a word beside each colour.
 */
final class SafeguardsPage {
    private final Safeguards safeguards;
    private final HowTo howTo;
    private final List<Notice> notices;
    private final Markup page = new Markup();

    private SafeguardsPage(Safeguards safeguards, HowTo howTo) {
        this.safeguards = safeguards;
        this.howTo = howTo;
        this.notices = Glance.of(safeguards);
    }

    static String of(Safeguards safeguards, HowTo howTo) {
        return new SafeguardsPage(safeguards, howTo).write();
    }

    private String write() {
        page.open("html", "lang", "en");
        head();
        page.open("body").element("a", "Skip to what matters", "class", "skip", "href", "#glance");
        header();
        page.open("main");
        glance();
        new DecisionsPart(safeguards, page).write();
        new GuardsPart(safeguards, page).write();
        new StatePart(safeguards, howTo, page).write();
        new EnvironmentPart(safeguards, page).write();
        return page.close().close().close().toString();
    }

    private void head() {
        page.open("head")
                .empty("meta", "charset", "utf-8")
                .empty("meta", "http-equiv", "Content-Security-Policy", "content", PageStyle.POLICY)
                .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .empty("meta", "name", "color-scheme", "content", "light dark")
                .empty("meta", "name", "referrer", "content", "no-referrer")
                // Without it browsers ask the site for an icon.
                .empty("link", "rel", "icon", "href", "data:,")
                .element("title", safeguards.environment().name() + ": " + verdict())
                .own("style", PageStyle.SHEET)
                .close();
    }

    private String verdict() {
        long open = notices.stream().filter(one -> one.tone().needsAttention()).count();
        return open == 0
                ? "nothing needs attention"
                : Glance.count(open, "thing") + (open == 1 ? " needs" : " need") + " attention";
    }

    private void header() {
        ShownEnvironment here = safeguards.environment();
        Tone worst = notices.isEmpty() ? Tone.GOOD : notices.get(0).tone();
        page.open("header")
                .element("p", "This process runs in", "class", "lead")
                .element("h1", here.name())
                .open("p")
                .text("Tier ")
                .element("b", here.tier())
                .text(", " + (here.rights().isEmpty() ? "no rights" : "rights " + String.join(", ", here.rights()))
                        + ". ")
                .element("strong", verdict(), "class", worst.word())
                .close()
                .open("nav", "aria-label", "Sections")
                .open("ul");
        for (String[] link : SECTIONS) {
            page.open("li").element("a", link[1], "href", "#" + link[0]).close();
        }
        page.close().close().close();
    }

    private static final String[][] SECTIONS = {
        {"glance", "At a glance"},
        {"decisions", "Decisions"},
        {"guards", "Guards"},
        {"datastores", "Datastores"},
        {"operations", "Operations"},
        {"approvals", "Pending"},
        {"health", "Health"},
        {"environment", "Evidence"},
        {"happened", "Lately"},
        {"kept", "Kept"}
    };

    private void glance() {
        section(page, "glance", "At a glance").open("ul", "class", "notices");
        for (Notice notice : notices) {
            page.open("li")
                    .element(
                            "b",
                            notice.tone().word(),
                            "class",
                            "tone " + notice.tone().word())
                    .element("a", notice.text(), "href", "#" + notice.section())
                    .close();
        }
        page.close().open("p", "class", "small").text("Read at ").time(safeguards.at());
        page.text("; reload to read again.").close().close();
    }

    /** Begins a section that its heading names. */
    static Markup section(Markup page, String id, String title) {
        return page.open("section", "id", id, "aria-labelledby", id + "-title")
                .element("h2", title, "id", id + "-title");
    }
}
