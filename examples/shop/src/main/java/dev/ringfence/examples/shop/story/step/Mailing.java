package dev.ringfence.examples.shop.story.step;

import dev.ringfence.examples.shop.story.Stage;
import dev.ringfence.examples.shop.story.Visitor;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import java.util.Map;

/** The same button in both shops. In staging the archive's address, which came along in the settings, is a real one. */
final class Mailing implements Step<Stage> {
    @Override
    public String title() {
        return "A mailing to all customers of this year";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws Exception {
        Map<String, String> fields = Map.of("subject", "New tea");
        Visitor.Answer staging = stage.staging().staff(Stage.ADA).send("/desk", "/desk/mail", fields);
        transcript.claim(
                staging.says("<b>0</b> messages went out, <b>" + (CustomersOrder.ORDERS + 1) + "</b> were held")
                        && stage.stagingMail().recipients().isEmpty(),
                "in staging it reaches nobody: the mail server has seen no recipient");
        transcript.claim(
                stage.staging().safeguards().denials("mail.real-people") == CustomersOrder.ORDERS + 1,
                "each message had a copy for the archive, at a real address; the safeguards say so");

        Visitor.Answer production = stage.production().staff(Stage.ADA).send("/desk", "/desk/mail", fields);
        transcript.claim(
                production.says("<b>" + CustomersOrder.ORDERS + "</b> messages went out")
                        && stage.productionMail().recipients().size() == 2 * CustomersOrder.ORDERS,
                "in production " + CustomersOrder.ORDERS + " messages arrive, each with its copy");
    }
}
