package dev.ringfence.spring.actuator;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the process stands on and waits for: datastores, mode and freeze, approvals. */
final class StatePart {
    private final Safeguards safeguards;
    private final HowTo howTo;
    private final Markup page;

    StatePart(Safeguards safeguards, HowTo howTo, Markup page) {
        this.safeguards = safeguards;
        this.howTo = howTo;
        this.page = page;
    }

    void write() {
        SafeguardsPage.section(page, "datastores", "Datastores");
        none(safeguards.datastores(), "No DataSource was used yet.");
        safeguards.datastores().forEach(this::datastore);
        page.close();
        SafeguardsPage.section(page, "operations", "Operations");
        operations(safeguards.operations());
        howTo();
        page.close();
        SafeguardsPage.section(page, "approvals", "Pending approvals");
        none(safeguards.approvals(), "None waits to be used. Consent is given and signed elsewhere.");
        safeguards.approvals().forEach(this::approval);
        page.close();
        SafeguardsPage.section(page, "health", "Health");
        none(safeguards.health(), "No health board, breaker or budget is here.");
        if (!safeguards.health().isEmpty()) {
            page.open("dl");
            safeguards.health().forEach(this::health);
            page.close();
        }
        page.close();
    }

    private void none(List<?> all, String text) {
        if (all.isEmpty()) {
            page.element("p", text);
        }
    }

    private void datastore(ShownDatastore datastore) {
        page.open("article")
                .open("h3")
                .text(datastore.name() + " ")
                .element(
                        "b",
                        datastore.standing(),
                        "class",
                        Glance.tone(datastore).word())
                .close()
                .open("dl");
        if (datastore.tier() != null) {
            page.fact("Stamped", datastore.tier() + ", data class " + datastore.dataClass());
        }
        if (datastore.attestation() != null) {
            page.fact("Attestation", datastore.attestation());
        }
        page.fact("Why", datastore.explanation())
                .fact("What to do", datastore.remedy())
                .close()
                .close();
    }

    private void operations(@Nullable ShownOperations operations) {
        if (operations == null) {
            page.element("p", "Nothing holds an operating mode here.");
            return;
        }
        page.open("dl")
                .element("dt", "Mode")
                .open("dd")
                .element("b", operations.mode(), "class", operations.mode().equals("normal") ? "good" : "look");
        if (operations.since().equals(Instant.EPOCH)) {
            page.text(", never switched");
        } else {
            page.text(" since ").time(operations.since()).text(" by " + operations.by() + ": " + operations.reason());
        }
        page.close()
                .element("dt", "Freeze")
                .open("dd")
                .element(
                        "b", operations.frozen() ? "in force" : "none", "class", operations.frozen() ? "look" : "good");
        ShownOperations.Freeze freeze = operations.freeze();
        if (freeze != null) {
            page.text(" since ").time(freeze.since()).text(" by " + freeze.by() + ": " + freeze.reason());
            if (freeze.until() != null) {
                page.text(", until ").time(freeze.until());
            }
        } else if (operations.frozen()) {
            page.text(" by the calendar");
        }
        page.close()
                .fact("Read from the store", operations.ageSeconds() + " s ago")
                .close();
    }

    private void howTo() {
        page.open("details").element("summary", "How to change it");
        String obstacle = howTo.obstacle();
        page.element(
                "p",
                obstacle.isEmpty()
                        ? "Say why, and send one of these; curl asks for your password. Each is kept in the audit trail under"
                                + " your name."
                        : obstacle);
        for (HowTo.Command command : howTo.commands()) {
            page.element("p", command.what() + ":")
                    .element("pre", command.line(), "class", "paste", "tabindex", "0", "aria-label", "Command to copy");
        }
        page.close();
    }

    private void health(ShownHealth part) {
        page.element("dt", part.kind() + " " + part.name() + (part.critical() ? ", critical" : ""))
                .open("dd")
                .element("b", part.state(), "class", Glance.tone(part).word());
        if (part.since() != null) {
            page.text(" since ").time(part.since());
        }
        page.text(part.detail().isEmpty() ? "" : ": " + part.detail()).close();
    }

    private void approval(ShownApproval approval) {
        page.open("article")
                .element("h3", approval.operation())
                .open("dl")
                .fact("Asked for by", approval.requester())
                .fact("Signed by", String.join(", ", approval.signers()))
                .fact("To be used until", approval.expiresAt())
                .fact("Request", approval.request())
                .close()
                .close();
    }
}
