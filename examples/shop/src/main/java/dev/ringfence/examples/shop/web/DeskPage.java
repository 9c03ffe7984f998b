package dev.ringfence.examples.shop.web;

import dev.ringfence.audit.Actor;
import dev.ringfence.base.Html;
import dev.ringfence.base.Need;
import dev.ringfence.examples.shop.desk.MailRun;
import dev.ringfence.examples.shop.desk.Prices;
import dev.ringfence.examples.shop.desk.Purge;
import dev.ringfence.jdbc.undo.UndoEntry;
import dev.ringfence.jdbc.undo.UndoLog;
import dev.ringfence.write.Approval;
import dev.ringfence.write.WriteGuard;
import java.security.Principal;
import java.sql.SQLException;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What staff do, each with a reason. What is refused says {@link Refusals}. */
@RestController
@RequestMapping(path = "/desk", produces = "text/html;charset=UTF-8")
class DeskPage {
    private static final int SHOWN = 5;

    private final Pages pages;
    private final WriteGuard guard;
    private final Prices prices;
    private final Purge purge;
    private final MailRun mail;
    private final Approval approval;
    private final UndoLog undo;

    DeskPage(Pages pages, WriteGuard guard, Prices prices, Purge purge, MailRun mail, Approval approval, UndoLog undo) {
        this.pages = pages;
        this.guard = guard;
        this.prices = prices;
        this.purge = purge;
        this.mail = mail;
        this.approval = approval;
        this.undo = undo;
    }

    @GetMapping
    String show(CsrfToken token) throws SQLException {
        String hidden = Pages.token(token);
        String changes =
                undo.entries(SHOWN).stream().map(entry -> change(entry, hidden)).collect(Collectors.joining());
        return pages.page("Staff desk", """
                <h2>Prices</h2>
                <form method="post" action="/desk/prices" class="fields">%1$s
                <label>Category <input name="category" required></label>
                <label>Percent <input name="percent" type="number" required></label>
                <label>Reason <input name="reason" required></label>
                <button>Raise</button>
                </form>
                <h2>Changes that can be taken back</h2>
                <ul class="items">
                %2$s</ul>
                <h2>Forget customers</h2>
                <form method="post" action="/desk/purge" class="fields">%1$s
                <label>Last seen in or before <input name="year" type="number" required></label>
                <label>Reason <input name="reason" required></label>
                <button>Forget</button>
                </form>
                <h2>Approvals</h2>
                <form method="post" action="/desk/approvals" class="fields">%1$s
                <label>Signed request <textarea name="envelope" rows="4" required></textarea></label>
                <button>Hand in</button>
                </form>
                <h2>Mailing</h2>
                <form method="post" action="/desk/mail" class="fields">%1$s
                <label>Subject <input name="subject" required></label>
                <button>Write to all customers of this year</button>
                </form>
                """.formatted(hidden, changes.isEmpty() ? "<li>None.</li>\n" : changes));
    }

    private static String change(UndoEntry entry, String hidden) {
        String taken = entry.replayedBy().isPresent() ? "taken back" : """
                        <form method="post" action="/desk/undo/%s">%s
                        <label>Reason <input name="reason" required></label> <button>Take back</button></form>
                        """.formatted(Html.escaped(entry.id()), hidden);
        return "<li><span class=\"name\">%s: %d rows by %s</span> %s</li>\n"
                .formatted(Html.escaped(entry.operation()), entry.rows(), Html.escaped(entry.actor()), taken);
    }

    @PostMapping("/prices")
    String raise(@RequestParam String category, @RequestParam int percent, @RequestParam String reason)
            throws Exception {
        int raised = because(reason, () -> prices.raise(category, percent));
        return done("<b>" + raised + "</b> prices were raised.");
    }

    @PostMapping("/purge")
    String forget(@RequestParam int year, @RequestParam String reason) throws Exception {
        int gone = because(reason, () -> purge.run(year));
        return done("<b>" + gone + "</b> customers are forgotten.");
    }

    @PostMapping("/approvals")
    String approve(@RequestParam String envelope) {
        Optional<Need> missing = approval.submit(envelope);
        return done(missing.map(need -> "This is no approval. It takes " + Html.escaped(need.what()) + ".")
                .orElse("The approval is taken. It can be used once."));
    }

    @PostMapping("/mail")
    String write(@RequestParam String subject) {
        MailRun.Outcome outcome = mail.send(subject, Year.now(ZoneOffset.UTC).getValue());
        return done("<b>" + outcome.sent() + "</b> messages went out, <b>" + outcome.held() + "</b> were held.");
    }

    @PostMapping("/undo/{id}")
    String takeBack(@PathVariable String id, @RequestParam String reason, Principal person) throws SQLException {
        long rows =
                undo.replay(id, Actor.human(person.getName()), reason).plan().rows();
        return done("<b>" + rows + "</b> rows are what they were.");
    }

    private <T> T because(String reason, Callable<T> action) throws Exception {
        return guard.capture().because(reason).call(action);
    }

    private String done(String what) {
        return pages.page("Done", "<p>" + what + "</p>\n<p><a href=\"/desk\">Back to the desk</a></p>");
    }
}
