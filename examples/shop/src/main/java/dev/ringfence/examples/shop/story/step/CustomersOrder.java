package dev.ringfence.examples.shop.story.step;

import dev.ringfence.examples.shop.story.Stage;
import dev.ringfence.examples.shop.story.Visitor;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import javax.sql.DataSource;

/** What the shop is for. Nobody notices that anything is guarded. */
final class CustomersOrder implements Step<Stage> {
    static final int ORDERS = 12;

    @Override
    public String title() {
        return "Customers order in production";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws Exception {
        DataSource db = stage.databases().production();
        int paid = stage.payments().requests();
        int thanked = 0;
        for (int i = 1; i <= ORDERS; i++) {
            Visitor customer = stage.production().visitor();
            Visitor.Answer answer = customer.buys(i, "Wanda Kolb", "wanda.kolb" + i + "@gmail.com");
            boolean known = customer.get("/account").says("wanda.kolb" + i + "@gmail.com");
            thanked += answer.says("Thank you") && known ? 1 : 0;
        }
        transcript.claim(
                thanked == ORDERS && Rows.number(db, "SELECT COUNT(*) FROM orders") == ORDERS,
                thanked + " orders are kept, and each customer finds theirs in an account");
        transcript.claim(stage.payments().requests() - paid == ORDERS, "each is paid, once");
        transcript.claim(
                Rows.number(stage.databases().staging(), "SELECT COUNT(*) FROM orders") == 0, "staging has none of it");
    }
}
