package dev.ringfence.spring.actuator;

/** How it is known where the process is, what happened lately, and where that is kept. */
final class EnvironmentPart {
    private final Safeguards safeguards;
    private final Markup page;

    EnvironmentPart(Safeguards safeguards, Markup page) {
        this.safeguards = safeguards;
        this.page = page;
    }

    void write() {
        ShownEnvironment here = safeguards.environment();
        SafeguardsPage.section(page, "environment", "Evidence of where this is")
                .element("p", "The evidence is: " + here.verdict() + "." + next(here));
        if (!here.warnings().isEmpty()) {
            page.open("ul");
            here.warnings().forEach(warning -> page.element("li", warning));
            page.close();
        }
        page.open("div", "class", "wide", "role", "region", "aria-label", "Evidence", "tabindex", "0")
                .open("table");
        head("Source", "Says", "Effect", "What to do");
        page.open("tbody");
        here.evidence().stream().filter(piece -> !piece.silent()).forEach(this::row);
        page.close().close().close().close();
        happened();
        kept();
    }

    private void happened() {
        ShownAudit audit = safeguards.audit();
        SafeguardsPage.section(page, "happened", "What happened lately");
        if (audit == null || audit.latest().isEmpty()) {
            page.element("p", "Nothing that this trail can tell.").close();
            return;
        }
        page.open("div", "class", "wide", "role", "region", "aria-label", "What happened lately", "tabindex", "0")
                .open("table");
        head("When", "What", "By", "What it was about");
        page.open("tbody");
        for (ShownAudit.Happening one : audit.latest()) {
            page.open("tr")
                    .open("td")
                    .time(one.at())
                    .close()
                    .element("th", one.kind(), "scope", "row")
                    .element("td", one.actor())
                    .open("td")
                    .element("code", one.what())
                    .text(": " + one.detail())
                    .close()
                    .close();
        }
        page.close().close().close().close();
    }

    private void head(String... titles) {
        page.open("thead").open("tr");
        for (String title : titles) {
            page.element("th", title, "scope", "col");
        }
        page.close().close();
    }

    private static String next(ShownEnvironment here) {
        return here.remedy().isEmpty() ? "" : " Next: " + here.remedy() + ".";
    }

    private void row(ShownEnvironment.Piece piece) {
        String withheld = piece.withheld().isEmpty() ? "" : ": " + String.join(", ", piece.withheld());
        page.open("tr")
                .element("th", piece.source() + " " + piece.key(), "scope", "row")
                .element("td", piece.says())
                .element("td", piece.effect() + withheld)
                .element("td", piece.remedy())
                .close();
    }

    private void kept() {
        SafeguardsPage.section(page, "kept", "Where what happened is kept");
        ShownAudit audit = safeguards.audit();
        page.open("dl");
        if (audit != null) {
            page.fact("Audit trail", audit.trail());
            if (audit.sequence() != null) {
                page.fact("Newest sealed entry", "#" + audit.sequence() + ", " + audit.hash());
            }
            if (audit.lagSeconds() != null) {
                page.fact("Sealed", audit.lagSeconds() + " s ago");
            }
        }
        for (ShownFingerprint one : safeguards.fingerprints()) {
            page.element("dt", "Fingerprint of " + one.environment())
                    .open("dd")
                    .text(Glance.count(one.entries(), "fact") + ", captured at ")
                    .time(one.capturedAt())
                    .text(", key check " + one.keyCheck())
                    .close();
        }
        safeguards.unreadable().forEach(part -> page.fact("Not readable just now", part));
        page.close().close();
    }
}
