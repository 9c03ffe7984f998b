package dev.ringfence.spring.actuator;

import java.util.List;

/** How it is known where the process is, and where what happened is kept. */
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
                .open("table")
                .open("thead")
                .open("tr");
        for (String title : List.of("Source", "Says", "Effect", "What to do")) {
            page.element("th", title, "scope", "col");
        }
        page.close().close().open("tbody");
        here.evidence().stream().filter(piece -> !piece.silent()).forEach(this::row);
        page.close().close().close().close();
        kept();
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
