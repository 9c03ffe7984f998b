package dev.ringfence.examples.shop.story;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The endpoint of the safeguards, as a person of the staff reads it. */
public final class Safeguards {
    private static final String PATH = "/actuator/safeguards";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration GLANCE = Duration.ofMillis(200);

    private final Visitor reader;

    Safeguards(Visitor reader) {
        this.reader = reader;
    }

    /**
     * As JSON.
     *
     * @throws IOException if there is no answer
     * @throws InterruptedException if this thread is interrupted
     */
    public JsonNode json() throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(reader.get(PATH, "application/json").body());
    }

    /**
     * As a page.
     *
     * @throws IOException if there is no answer
     * @throws InterruptedException if this thread is interrupted
     */
    public String page() throws IOException, InterruptedException {
        return reader.get(PATH).body();
    }

    /**
     * Operates them.
     *
     * @param operation mode, freeze, thaw or relax
     * @throws IOException if there is no answer
     * @throws InterruptedException if this thread is interrupted
     */
    public Visitor.Answer operate(String operation, String json) throws IOException, InterruptedException {
        return reader.sendJson(PATH + "/" + operation, json);
    }

    /** The operating mode, such as {@code normal}. */
    public String mode() throws IOException, InterruptedException {
        return json().path("operations").path("mode").asString();
    }

    /** How often a rule denied something, enforced or observed. */
    public long denials(String rule) throws IOException, InterruptedException {
        return json().path("decisions")
                .path("lines")
                .valueStream()
                .filter(line -> line.path("rule").asString().equals(rule))
                .mapToLong(line -> line.path("count").asLong())
                .sum();
    }

    /**
     * What they say as soon as it is what is expected; as it is after a while, if that does not come.
     *
     * @throws IOException if there is no answer
     * @throws InterruptedException if this thread is interrupted
     */
    public JsonNode await(Predicate<JsonNode> expected) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        JsonNode now = json();
        while (!expected.test(now) && System.nanoTime() < end) {
            Thread.sleep(GLANCE.toMillis());
            now = json();
        }
        return now;
    }
}
