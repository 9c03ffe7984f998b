package dev.ringfence.data.detect;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Texts in which no name stands, and one in which many do; made of our own sentences in an order drawn from a seed. */
public enum NameTexts {
    /** Sentences as in manuals, articles and licences. */
    PROSE(
            "The result of the second run was kept because it differed from the first by less than one percent. ",
            "It is not known why the value was changed before the report had been read by anybody else. ",
            "When the water boils, add the rice and let it simmer for a quarter of an hour without stirring. ",
            "However, most of the people who were asked would rather wait than pay for an earlier delivery. ",
            "After a while the wind turned and the boats that had left in the morning came back to the harbour.\n",
            "This license does not grant permission to use the trade names or marks of the licensor, except as required "
                    + "for reasonable and customary use in describing the origin of the work. ",
            "You may reproduce and distribute copies of the work in any medium, with or without modifications, "
                    + "provided that you meet the following conditions:\n",
            "Unless required by applicable law or agreed to in writing, software is distributed on an as-is basis, "
                    + "without warranties or conditions of any kind. ",
            "In no event shall the authors be liable for any claim, damages or other liability arising from its use. ",
            "Each of them had a different reason, and none of these reasons was ever written down. ",
            "Some readers will skip this chapter; others may find that it answers what they wanted to ask. ",
            "There are two ways to open the box: one needs a key, the other needs patience. ",
            "If nothing else helps, restart the machine and look for messages that were written during startup. ",
            "We measured the distance twice. She smiled. They left early, before anyone could object to it. ",
            "Although prices rose again last year, the demand for heating oil has hardly changed since then.\n",
            "For a long time nobody believed that such a small change could matter to so many of our users. ",
            "These figures include returns and exclude taxes. Large orders are shipped in several parts. ",
            "Most plants need light. Water them twice a week. Remove dead leaves, and turn the pots from time to time. ",
            "Every request is counted once, even when it has been repeated by a client that gave up too early. ",
            "Before you begin, make sure that the battery is charged and that all cables are connected. ",
            "Such notices do not modify the terms; they are informational only. Nothing here shall be read otherwise. ",
            "Please read the whole page first. Then decide. Changes take effect at midnight. "),
    /** Lines of a service. */
    LOG(
            "2026-03-04T05:06:07.891Z  INFO 1 --- [nio-8080-exec-3] c.a.shop.order.OrderController : Received request, "
                    + "method=POST path=/orders status=202 duration=17ms\n",
            "2026-03-04T05:06:08.002Z DEBUG 1 --- [pool-4-thread-2] o.h.engine.jdbc.SqlStatementLogger : select o.id, "
                    + "o.total from orders o where o.state=? limit ?\n",
            "2026-03-04T05:06:08.120Z  WARN 1 --- [scheduling-1] c.a.shop.stock.StockRefresh : Retry 3 of 5 after "
                    + "timeout, next attempt in 400 ms\n",
            "2026-03-04T05:06:08.431Z ERROR 1 --- [nio-8080-exec-1] c.a.shop.web.ErrorHandler : Request failed: "
                    + "java.lang.IllegalStateException: pool exhausted\n",
            "\tat com.acme.shop.order.OrderService.accept(OrderService.java:118)\n",
            "\tat org.springframework.web.servlet.DispatcherServlet.doDispatch(DispatcherServlet.java:1089)\n",
            "2026-03-04T05:06:09.000Z  INFO 1 --- [main] c.a.shop.ShopApplication : Started application in 3.2 "
                    + "seconds, process running for 3.9\n",
            "2026-03-04T05:06:09.517Z  INFO 1 --- [nio-8080-exec-7] c.a.shop.cart.CartCache : Evicted 120 entries, "
                    + "size is now 880, hits 98 percent\n"),
    /** Sentences with names in each. */
    NAMES(
            "Anna van der Berg met Thomas Ibrahim in Paris. ",
            "Dr. Novak works at Tarnfield Bank in New York. ",
            "The invoice of Nordhaven GmbH was paid by Maria Gonzalez. ",
            "A letter from Olga Petrova reached the University of Applied Sciences. ",
            "Martin Luther King Jr. stayed near Baker Street, London. ");

    @SuppressWarnings("ImmutableEnumChecker") // written by nobody
    private final String[] pieces;

    NameTexts(String... pieces) {
        this.pieces = pieces;
    }

    /** At least so many bytes of it, all ASCII. */
    byte[] bytes(int least) {
        Random random = new Random(20_260_304);
        StringBuilder text = new StringBuilder(least + 400);
        while (text.length() < least) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
