package dev.ringfence.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A JVM of its own that runs a class of the tests, is told things line by line, and tells things line by line. */
public final class ChildJvm implements AutoCloseable {
    private final Process process;
    private final PrintStream input;
    /** What it said, and nothing as the last when it has ended. */
    private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();

    private ChildJvm(Process process) {
        this.process = process;
        this.input = new PrintStream(process.getOutputStream(), true, UTF_8);
        Thread reader = new Thread(this::read, "child output");
        reader.setDaemon(true);
        reader.start();
    }

    public static ChildJvm start(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dslf4j.provider=org.slf4j.simple.SimpleServiceProvider",
                "-Dslf4j.internal.verbosity=WARN",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-Xshare:auto",
                "-classpath",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // Nothing of the machine that runs the test, such as CI, is evidence in the child.
        builder.environment().keySet().retainAll(Set.of("PATH", "HOME", "TMPDIR", "LANG", "SystemRoot", "TEMP"));
        return new ChildJvm(builder.start());
    }

    private void read() {
        try (BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(Optional.of(line));
            }
        } catch (IOException killed) {
            // The pipe of a process that was killed may break.
        }
        lines.add(Optional.empty());
    }

    public void tell(String line) {
        input.println(line);
    }

    /** The next line that is as wanted; others are passed over, and shown if it does not come or the child ends before. */
    public String await(Predicate<String> wanted) throws InterruptedException {
        List<String> others = new ArrayList<>();
        long end = System.nanoTime() + Patience.LONG.toNanos();
        while (true) {
            Optional<String> line = lines.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (line == null || line.isEmpty()) {
                throw new AssertionError("the child must say what is waited for but "
                        + (line == null ? "has not yet, after " : "ended after ") + others);
            }
            if (wanted.test(line.get())) {
                return line.get();
            }
            others.add(line.get());
        }
    }

    /** As {@code kill -9}, and waits until it is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
