package dev.ringfence.examples.shop.story.step;

import dev.ringfence.examples.shop.desk.Purge;
import dev.ringfence.examples.shop.story.Stage;
import dev.ringfence.examples.shop.story.Visitor;
import dev.ringfence.examples.story.OtherJvm;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import dev.ringfence.write.ApproveMain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Consent is given outside the shop, by a person's own key, to exactly one execution. */
final class SecondPerson implements Step<Stage> {
    private static final int YEAR = 2007;
    private static final String CUSTOMERS = "SELECT COUNT(*) FROM customer";

    @Override
    public String title() {
        return "A purge in production needs a second person";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws Exception {
        Visitor ada = stage.production().staff(Stage.ADA);
        long before = Rows.number(stage.databases().production(), CUSTOMERS);
        Visitor.Answer refused = purge(ada);
        String request = refused.element("request");
        transcript.claim(
                refused.status() == 403
                        && !request.isEmpty()
                        && Rows.number(stage.databases().production(), CUSTOMERS) == before,
                "Ada is refused, and gets a request to hand on");
        Files.writeString(stage.deployment().file("request.json"), request);

        transcript.claim(
                handIn(ada, signed(stage, Stage.ADA)).says("This is no approval"), "her own signature does not count");
        String consent = signed(stage, Stage.BOB);
        transcript.claim(
                handIn(ada, consent).says("The approval is taken"),
                "Bob reads it on his own machine, types the operation's name, and signs: it is taken");
        transcript.claim(
                stage.production().safeguards().page().contains("Asked for by"), "the safeguards show that it waits");
        Visitor.Answer approved = purge(ada);
        long gone = before - Rows.number(stage.databases().production(), CUSTOMERS);
        transcript.claim(
                approved.says("<b>" + gone + "</b> customers are forgotten") && gone > 0,
                "now it runs: " + gone + " customers are forgotten");
        transcript.claim(purge(ada).status() == 403, "a second time it does not: the approval is used up");
    }

    private static Visitor.Answer purge(Visitor person) throws Exception {
        return person.send(
                "/desk", "/desk/purge", Map.of("year", String.valueOf(YEAR), "reason", "their retention has ended"));
    }

    private static Visitor.Answer handIn(Visitor person, String envelope) throws Exception {
        return person.send("/desk", "/desk/approvals", Map.of("envelope", envelope));
    }

    private static String signed(Stage stage, String person) throws Exception {
        Path envelope = stage.deployment().file("signed-by-" + person);
        OtherJvm terminal = OtherJvm.typing(
                Purge.OPERATION + "\n",
                ApproveMain.class,
                Map.of(),
                "approve",
                stage.deployment().file("request.json").toString(),
                stage.deployment().personalKey(person).toString(),
                envelope.toString());
        if (terminal.exitCode() != 0) {
            throw new IllegalStateException("ApproveMain ended with " + terminal.exitCode());
        }
        return Files.readString(envelope);
    }
}
