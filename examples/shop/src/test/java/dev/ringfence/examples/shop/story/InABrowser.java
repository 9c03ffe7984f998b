package dev.ringfence.examples.shop.story;

import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import dev.ringfence.spring.browser.Browser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * What people see: a customer who orders in both shops, and an operator who looks at what was refused. With {@code
 * -Dshop.pictures=<directory>} each page is kept as it looked.
 */
final class InABrowser implements Step<Stage> {
    private static final double READABLE = 4.5;

    private final Path executable;

    InABrowser(Path executable) {
        this.executable = executable;
    }

    @Override
    public String title() {
        return "The same in a real browser";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws Exception {
        Path profile = Files.createDirectory(stage.deployment().file("browser"));
        try (Browser browser = new Browser(executable, profile)) {
            buy(browser, transcript, stage.production(), "wanda.kolb@gmail.com");
            claim(browser, transcript, "a customer orders in production", "Thank you");
            browser.open(stage.production().shopUrl() + "account");
            claim(browser, transcript, "and finds the order in the account", "wanda.kolb@gmail.com");

            buy(browser, transcript, stage.staging(), "wanda.kolb@gmail.com");
            String refused = faults(browser, "refused in staging", List.of("live-data.plausible-value"));
            transcript.claim(
                    refused.isEmpty() && browser.complaints().stream().allMatch(said -> said.contains("status of 403")),
                    "in staging a real person's address is refused, and the page says so" + refused);
            buy(browser, transcript, stage.staging(), "testa@example.org");
            claim(browser, transcript, "one that nobody can have is taken", "Thank you");

            browser.send(Map.of("Authorization", basic(Stage.ADA)));
            browser.open(stage.production().shopUrl() + "desk");
            claim(browser, transcript, "staff see the change that was taken back", "taken back");
            operate(browser, stage, transcript);
        }
    }

    private static void operate(Browser browser, Stage stage, Transcript transcript) throws Exception {
        browser.open(stage.production().safeguardsUrl().toString());
        claim(
                browser,
                transcript,
                "an operator sees what was refused in production, approved, taken back, and how the breaker stands",
                "rows.operation-ceiling",
                "mode.read-only",
                "write.approval",
                "approved",
                "undone",
                "payments");
        browser.open(stage.staging().safeguardsUrl().toString());
        claim(browser, transcript, "and what was refused in staging", "live-data.plausible-value", "mail.real-people");
    }

    /** From the catalogue by the basket to the order, by what can be clicked on and typed into. */
    private static void buy(Browser browser, Transcript transcript, ShopProcess shop, String email) throws Exception {
        browser.open(shop.shopUrl().toString());
        claim(browser, transcript, "the catalogue of " + shop.name(), shop.name(), "Earl Grey");
        browser.follow("button[aria-label='Add Earl Grey to the basket']");
        claim(browser, transcript, "a basket in " + shop.name(), "Earl Grey");
        browser.type("[name=name]", "Wanda Kolb");
        browser.type("[name=email]", email);
        browser.type("[name=address]", "12 Harbour Road");
        browser.follow("form[action='/orders'] button");
    }

    /** Claims what a page says, that it can be read wherever it is looked at, and that the browser does not complain. */
    private static void claim(Browser browser, Transcript transcript, String what, String... texts) throws Exception {
        String faults = faults(browser, what, List.of(texts));
        transcript.claim(
                faults.isEmpty() && browser.complaints().isEmpty(),
                what + faults + String.join("; ", browser.complaints()));
    }

    /** What is wrong with a page, empty if nothing is. */
    private static String faults(Browser browser, String name, List<String> texts) throws Exception {
        StringBuilder faults = new StringBuilder();
        String page = browser.evaluate("document.body.textContent").asString();
        for (String text : texts) {
            faults.append(page.contains(text) ? "" : "; it does not say " + text);
        }
        for (Window window : Window.values()) {
            browser.look(window.width, 900, window.scheme);
            int width = browser.evaluate("document.documentElement.scrollWidth").asInt();
            double contrast = browser.leastContrast();
            if (width > window.width || contrast < READABLE) {
                faults.append("; in ").append(window).append(" it is ").append(width);
                faults.append(" pixels wide, and its least contrast is ").append(contrast);
            }
            keep(browser, name + " " + window);
        }
        return faults.toString();
    }

    private enum Window {
        DESK(1200, "light"),
        NIGHT(1200, "dark"),
        TELEPHONE(390, "light");

        private final int width;
        private final String scheme;

        Window(int width, String scheme) {
            this.width = width;
            this.scheme = scheme;
        }
    }

    private static void keep(Browser browser, String name) throws Exception {
        String pictures = System.getProperty("shop.pictures");
        if (pictures != null) {
            String file = name.replace(" ", "-").replace(",", "") + ".png";
            Files.write(Path.of(pictures, file), browser.picture());
        }
    }

    /** That a page was refused is what the browser itself says as well. */
    private static boolean onlyStatus(Browser browser, int status) {
        List<String> complaints = browser.complaints();
        return complaints.stream().allMatch(complaint -> complaint.contains("a status of " + status));
    }

    private static String basic(String person) {
        byte[] login = (person + ":" + Stage.PASSWORD).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(login);
    }
}
