package dev.ringfence.examples.shop.story;

import dev.ringfence.examples.shop.ShopApplication;
import dev.ringfence.examples.story.RunningJvm;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One shop: a JVM of its own that knows where it runs by its variables alone. */
public final class ShopProcess implements Closeable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final int LAST_LINES = 30;

    /** What Spring Boot logs of each of its servers: of the application's first, then of the management's. */
    private static final Pattern LISTENS = Pattern.compile("started on port (\\d+) ");

    private final String name;
    private final RunningJvm jvm;
    private volatile List<String> ports = List.of();

    private ShopProcess(String name, RunningJvm jvm) {
        this.name = name;
        this.jvm = jvm;
    }

    /**
     * Begins to start one, on ports that are free.
     *
     * @param name of the environment
     * @param variables what else the deployment says
     * @param log where its output goes
     * @throws IOException if it cannot be started
     */
    static ShopProcess start(String name, Map<String, String> variables, Path log) throws IOException {
        Map<String, String> all = new HashMap<>(variables);
        all.put("RINGFENCE_ENVIRONMENT", name);
        all.put("SERVER_PORT", "0");
        all.put("MANAGEMENT_SERVER_PORT", "0");
        return new ShopProcess(name, RunningJvm.start(ShopApplication.class, all, log));
    }

    /**
     * Waits until it answers.
     *
     * @throws IOException if it ends before that, or does not answer in time; the message has the end of its log
     * @throws InterruptedException if this thread is interrupted
     */
    void await() throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (jvm.isAlive() && System.nanoTime() < end) {
            ports = listening();
            if (ports.size() == 2 && visitor().isAnswered()) {
                return;
            }
            Thread.sleep(GLANCE.toMillis());
        }
        List<String> lines = jvm.lines();
        throw new IOException(name + " did not start:\n"
                + String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size())));
    }

    private List<String> listening() throws IOException {
        return jvm.lines().stream()
                .map(LISTENS::matcher)
                .filter(Matcher::find)
                .map(told -> told.group(1))
                .toList();
    }

    private URI url(int server, String path) {
        return URI.create("http://127.0.0.1:" + ports.get(server) + path);
    }

    /** Where it says it runs. */
    public String name() {
        return name;
    }

    /** The catalogue. */
    public URI shopUrl() {
        return url(0, "/");
    }

    /** The safeguards, on their own port. */
    public URI safeguardsUrl() {
        return url(1, "/actuator/safeguards");
    }

    /** Somebody new who visits it. */
    public Visitor visitor() {
        return new Visitor(shopUrl(), "");
    }

    /** A person of its staff. */
    public Visitor staff(String person) {
        return new Visitor(shopUrl(), person);
    }

    /** What its safeguards say. */
    public Safeguards safeguards() {
        return new Safeguards(new Visitor(safeguardsUrl(), Stage.ADA));
    }

    /** What it printed about Ringfence when it started. */
    public String startLine() throws IOException {
        return jvm.lines().stream()
                .filter(line -> line.contains(" Guards: "))
                .map(line -> line.substring(line.indexOf(" - ") + " - ".length()))
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() throws IOException {
        jvm.close();
    }
}
