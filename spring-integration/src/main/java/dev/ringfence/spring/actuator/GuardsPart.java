package dev.ringfence.spring.actuator;

import java.util.List;

/** Each guard with its level, and whether it is ready to enforce. */
final class GuardsPart {
    private final Safeguards safeguards;
    private final Markup page;

    GuardsPart(Safeguards safeguards, Markup page) {
        this.safeguards = safeguards;
        this.page = page;
    }

    void write() {
        ShownDecisions seen = safeguards.decisions();
        SafeguardsPage.section(page, "guards", "Guards")
                .element(
                        "p",
                        "A guard is ready to enforce after " + seen.readyAfterDays() + " days and "
                                + seen.readyAfterDecisions() + " decisions without a denial of its own.")
                .open("table")
                .open("thead")
                .open("tr");
        for (String title : List.of("Guard", "Level", "Denials", "Ready to enforce")) {
            page.element("th", title, "scope", "col");
        }
        page.close().close().open("tbody");
        safeguards.guards().forEach(this::row);
        page.close().close();
        policy(safeguards.policy());
        page.close();
    }

    private void row(ShownGuard guard) {
        page.open("tr")
                .element("th", guard.name(), "scope", "row")
                .open("td")
                .element("b", guard.level(), "class", tone(guard));
        if (guard.relaxedUntil() != null) {
            page.text(" relaxed until ").time(guard.relaxedUntil());
        }
        page.close()
                .element("td", String.valueOf(guard.denials()))
                .element(
                        "td", guard.level().equals("enforce") ? "enforced" : guard.readyToEnforce() ? "yes" : "not yet")
                .close();
    }

    private static String tone(ShownGuard guard) {
        return switch (guard.level()) {
            case "enforce" -> "good";
            case "observe" -> guard.relaxedUntil() == null ? "note" : "look";
            default -> "look";
        };
    }

    private void policy(ShownPolicy policy) {
        page.open("details")
                .element("summary", "Policy of writes: " + policy.name() + ", revision " + policy.revision())
                .open("dl")
                .fact("Most rows of a statement", String.valueOf(policy.maxRowsPerStatement()))
                .fact("... by people and agents", String.valueOf(policy.maxRowsPerStatementOfPeople()))
                .fact("Digest", policy.digest())
                .close()
                .element("pre", policy.file(), "tabindex", "0", "aria-label", "Policy in its file form")
                .close();
    }
}
