package dev.ringfence.spring.actuator;

/** What was or would have been refused and why, with the rule to paste. */
final class DecisionsPart {
    private static final int MOST_SHOWN = 50;

    private final ShownDecisions decisions;
    private final Markup page;

    DecisionsPart(Safeguards safeguards, Markup page) {
        this.decisions = safeguards.decisions();
        this.page = page;
    }

    void write() {
        SafeguardsPage.section(page, "decisions", "What was or would have been refused")
                .open("p")
                .text(decisions.denials() + " of " + Glance.count(decisions.decisions(), "decision") + " since ")
                .time(decisions.since())
                .text(decisions.denials() == 1 ? " was a denial." : " were denials.")
                .close();
        decisions.lines().stream().limit(MOST_SHOWN).forEach(this::line);
        long unshown = decisions.unlisted()
                + decisions.lines().stream()
                        .skip(MOST_SHOWN)
                        .mapToLong(ShownDecisions.Line::count)
                        .sum();
        if (unshown > 0) {
            page.element(
                    "p",
                    Glance.count(unshown, "denial") + " of further shapes; the JSON form lists the most frequent.");
        }
        page.close();
    }

    private void line(ShownDecisions.Line line) {
        boolean refused = line.level().equals("enforce");
        page.open("article")
                .open("h3")
                .element("b", line.count() + " \u00d7", "class", refused ? "act" : "look")
                .text(refused ? " refused by " : " would be refused by ")
                .element("code", line.rule())
                .close()
                .element("pre", line.shape(), "tabindex", "0", "aria-label", "Shape of what was denied")
                .open("dl")
                .fact("Met first at", line.location())
                .fact("Met last", line.last())
                .fact("What to do", line.remedy())
                .close();
        if (line.permit() != null) {
            page.element("p", "Or let this shape pass: paste this into the \u201cpermits\u201d of the policy file.")
                    .element(
                            "pre",
                            line.permit().toString(),
                            "class",
                            "paste",
                            "tabindex",
                            "0",
                            "aria-label",
                            "Rule to paste");
        }
        page.close();
    }
}
