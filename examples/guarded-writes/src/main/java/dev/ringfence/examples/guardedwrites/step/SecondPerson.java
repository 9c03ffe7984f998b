package dev.ringfence.examples.guardedwrites.step;

import static dev.ringfence.examples.guardedwrites.shop.ShopTables.number;

import dev.ringfence.audit.Actor;
import dev.ringfence.base.Need;
import dev.ringfence.examples.guardedwrites.Stage;
import dev.ringfence.examples.story.OtherJvm;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import dev.ringfence.write.ApprovalRequest;
import dev.ringfence.write.ApproveMain;
import dev.ringfence.write.WriteDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Consent is asked for with the refusal alone, and given outside the application, to exactly one execution. */
final class SecondPerson implements Step<Stage> {
    private static final String REQUEST = "request.json";

    @Override
    public String title() {
        return "Bob approves it, in a JVM of his own, and it runs once";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws Exception {
        WriteDeniedException denied =
                MissingProofs.run(stage, MissingProofs.YEAR).denied();
        ApprovalRequest request = stage.production().approval().request(denied);
        Files.writeString(stage.deployment().file(REQUEST), request.toJson());

        Optional<Need> own = stage.production().approval().submit(signed(stage, Stage.ADA));
        transcript.claim(own.isPresent(), "Ada's own signature does not count");
        transcript.say(request.toString());
        Optional<Need> other = stage.production().approval().submit(signed(stage, Stage.BOB));
        transcript.claim(other.isEmpty(), "Bob has read this, typed the operation's name, and signed: it is taken");

        Attempt another = MissingProofs.run(stage, MissingProofs.YEAR - 1);
        transcript.claim(another.refusal().isPresent(), "for another year it is no consent: refused");
        long before = number(stage.production().db(), MissingProofs.CUSTOMERS);
        Attempt approved = MissingProofs.run(stage, MissingProofs.YEAR);
        long after = number(stage.production().db(), MissingProofs.CUSTOMERS);
        transcript.claim(
                approved.changed() > 0 && before - after == approved.changed(),
                "for this one it is: " + approved.changed() + " customers are gone");
        transcript.claim(
                MissingProofs.run(stage, MissingProofs.YEAR).refusal().isPresent(),
                "it is used up: a second time is refused");
    }

    /** A person's own key, on their own machine, and nothing of the application but the library. */
    private static String signed(Stage stage, Actor person) throws Exception {
        Path envelope = stage.deployment().file("signed-by-" + person.name());
        OtherJvm terminal = OtherJvm.typing(
                stage.production().removal().describe(MissingProofs.YEAR).operation() + "\n",
                ApproveMain.class,
                Map.of(),
                "approve",
                stage.deployment().file(REQUEST).toString(),
                stage.deployment().personalKey(person.name()).toString(),
                envelope.toString());
        if (terminal.exitCode() != 0) {
            throw new IllegalStateException("ApproveMain ended with " + terminal.exitCode());
        }
        return Files.readString(envelope);
    }
}
