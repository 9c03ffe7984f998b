package dev.ringfence.examples.shop.story;

import dev.ringfence.examples.shop.ShopApplication;
import dev.ringfence.examples.story.RunningJvm;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One shop: a JVM of its own that knows where it runs by its variables alone. */
public final class ShopProcess implements Closeable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final int LAST_LINES = 30;

    private final String name;
    private final RunningJvm jvm;
    private final URI shopUrl;
    private final URI safeguardsUrl;

    private ShopProcess(String name, RunningJvm jvm, int port, int managementPort) {
        this.name = name;
        this.jvm = jvm;
        this.shopUrl = URI.create("http://127.0.0.1:" + port + "/");
        this.safeguardsUrl = URI.create("http://127.0.0.1:" + managementPort + "/actuator/safeguards");
    }

    /**
     * Begins to start one.
     *
     * @param name of the environment
     * @param variables what else the deployment says
     * @param log where its output goes
     * @throws IOException if there is no free port, or it cannot be started
     */
    static ShopProcess start(String name, Map<String, String> variables, Path log) throws IOException {
        int port = freePort();
        int managementPort = freePort();
        Map<String, String> all = new HashMap<>(variables);
        all.put("RINGFENCE_ENVIRONMENT", name);
        all.put("SERVER_PORT", String.valueOf(port));
        all.put("MANAGEMENT_SERVER_PORT", String.valueOf(managementPort));
        return new ShopProcess(name, RunningJvm.start(ShopApplication.class, all, log), port, managementPort);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /**
     * Waits until it answers.
     *
     * @throws IOException if it ends before that, or does not answer in time; the message has the end of its log
     * @throws InterruptedException if this thread is interrupted
     */
    void await() throws IOException, InterruptedException {
        Visitor visitor = visitor();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (jvm.isAlive() && System.nanoTime() < end) {
            if (visitor.isAnswered()) {
                return;
            }
            Thread.sleep(GLANCE.toMillis());
        }
        List<String> lines = jvm.lines();
        throw new IOException(name + " did not start:\n"
                + String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size())));
    }

    /** Where it says it runs. */
    public String name() {
        return name;
    }

    /** The catalogue. */
    public URI shopUrl() {
        return shopUrl;
    }

    /** The safeguards, on their own port. */
    public URI safeguardsUrl() {
        return safeguardsUrl;
    }

    /** Somebody new who visits it. */
    public Visitor visitor() {
        return new Visitor(shopUrl, "");
    }

    /** A person of its staff. */
    public Visitor staff(String person) {
        return new Visitor(shopUrl, person);
    }

    /** What its safeguards say. */
    public Safeguards safeguards() {
        return new Safeguards(new Visitor(safeguardsUrl, Stage.ADA));
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
