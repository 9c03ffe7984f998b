package dev.ringfence.examples.shop.story.step;

import dev.ringfence.examples.shop.desk.Prices;
import dev.ringfence.examples.shop.story.Stage;
import dev.ringfence.examples.shop.story.Visitor;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** One change is too large, which the rows tell; the other is wrong, which only people can tell. */
final class WrongPrices implements Step<Stage> {
    private static final String PRICES = "SELECT SUM(price_cents) FROM item";
    private static final Pattern UNDO = Pattern.compile("action=\"(/desk/undo/[0-9a-f]+)\"");

    @Override
    public String title() {
        return "Wrong prices: too many are rolled back, and a few are taken back";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws Exception {
        DataSource db = stage.databases().production();
        Visitor ada = stage.production().staff(Stage.ADA);
        long before = Rows.number(db, PRICES);
        Visitor.Answer all = raise(ada, "%", 5);
        transcript.claim(
                all.status() == 403 && all.says("rows.operation-ceiling") && Rows.number(db, PRICES) == before,
                "with '%' for a category more than " + Prices.MOST + " prices change: all of it is rolled back");

        Visitor.Answer wrong = raise(ada, "tea", 900);
        transcript.claim(
                wrong.says("<b>6</b> prices were raised") && Rows.number(db, PRICES) > before,
                "by 900 percent instead of 9: six prices, which no rule can know to be wrong");
        Matcher change = UNDO.matcher(ada.get("/desk").body());
        transcript.claim(change.find(), "the desk shows the change, with a way back");
        Visitor.Answer back = ada.send("/desk", change.group(1), Map.of("reason", "a typing error"));
        transcript.claim(
                back.says("<b>6</b> rows are what they were") && Rows.number(db, PRICES) == before,
                "taken back: each price is what it was");
    }

    private static Visitor.Answer raise(Visitor person, String category, int percent) throws Exception {
        return person.send(
                "/desk",
                "/desk/prices",
                Map.of("category", category, "percent", String.valueOf(percent), "reason", "the season begins"));
    }
}
