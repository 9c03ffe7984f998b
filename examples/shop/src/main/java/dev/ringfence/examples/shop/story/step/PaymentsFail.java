package dev.ringfence.examples.shop.story.step;

import dev.ringfence.examples.shop.story.Stage;
import dev.ringfence.examples.shop.story.Visitor;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import tools.jackson.databind.JsonNode;

/** The shop protects itself, and its customers' patience, and comes back by itself. */
final class PaymentsFail implements Step<Stage> {
    private static final int MOST_ATTEMPTS = 150;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String ORDERS = "SELECT COUNT(*) FROM orders";

    @Override
    public String title() {
        return "The payment provider fails: its breaker opens, and the shop turns read-only";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws Exception {
        DataSource db = stage.databases().production();
        long kept = Rows.number(db, ORDERS);
        int asked = stage.payments().requests();
        stage.payments().fail();
        int failed = 0;
        Visitor.Answer last = order(stage);
        while (last.status() == 502 && failed < MOST_ATTEMPTS) {
            failed++;
            last = order(stage);
        }
        transcript.claim(
                last.says("cannot take payments") && stage.payments().requests() - asked == failed,
                "after " + failed + " failed payments nobody is kept waiting any more, and the provider is left alone");
        transcript.claim(
                !health(stage.production().safeguards().json(), "payments").equals("up"),
                "the safeguards do not call it up");

        long end = System.nanoTime() + PATIENCE.toNanos();
        while (stage.production().safeguards().mode().equals("normal") && System.nanoTime() < end) {
            last = order(stage);
        }
        transcript.claim(Rows.number(db, ORDERS) == kept, "customers go on trying; no order is kept that is not paid");
        transcript.claim(
                stage.production().safeguards().mode().equals("read-only"),
                "so many errors burn the budget of failed orders, and the shop is read-only");
        Visitor.Answer raised = stage.production()
                .staff(Stage.ADA)
                .send("/desk", "/desk/prices", Map.of("category", "cups", "percent", "1", "reason", "a try"));
        transcript.claim(
                raised.status() == 503 && stage.production().visitor().get("/").says("ordering is paused"),
                "whatever writes has to wait; whoever looks around is told");

        stage.payments().work();
        stage.production().safeguards().await(now -> mode(now).equals("normal"));
        transcript.claim(
                stage.production().safeguards().mode().equals("normal"),
                "the provider works again, and the shop is open again: nobody had to do anything");
        end = System.nanoTime() + PATIENCE.toNanos();
        while (!order(stage).says("Thank you") && System.nanoTime() < end) {
            Thread.sleep(200);
        }
        transcript.claim(Rows.number(db, ORDERS) > kept, "an order is kept and paid");
    }

    private static String mode(JsonNode safeguards) {
        return safeguards.path("operations").path("mode").asString();
    }

    private static String health(JsonNode safeguards, String name) {
        return safeguards
                .path("health")
                .valueStream()
                .filter(part -> part.path("name").asString().equals(name))
                .map(part -> part.path("state").asString())
                .findFirst()
                .orElse("absent");
    }

    private static Visitor.Answer order(Stage stage) throws Exception {
        return stage.production().visitor().buys(2, "Wanda Kolb", "wanda.kolb1@gmail.com");
    }
}
