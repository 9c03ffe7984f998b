package dev.ringfence.examples.story;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A second process that goes on until it is closed, or until this process is gone in whatever way: it ends, with its shutdown
 * hooks, when nobody holds the other end of its standard input any more.
 */
public final class RunningJvm implements Closeable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Process process;
    private final Path output;

    private RunningJvm(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * Starts a main class.
     *
     * @param variables added to this process's own, in place of those of the same name
     * @param output takes what it prints
     * @throws IOException if it cannot be started
     */
    public static RunningJvm start(Class<?> main, Map<String, String> variables, Path output) throws IOException {
        ProcessBuilder builder = OtherJvm.command(RunningJvm.class, variables, List.of(main.getName()))
                .redirectOutput(output.toFile());
        return new RunningJvm(builder.start(), output);
    }

    /** Within that process: runs the main class that is named, and watches the standard input. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Thread watch = new Thread(() -> System.exit(whenEnded(System.in)), "standard-input");
        watch.setDaemon(true);
        watch.start();
        Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
    }

    private static int whenEnded(InputStream in) {
        try {
            return Math.max(in.read(), 0);
        } catch (IOException gone) {
            return 0;
        }
    }

    /** True while it runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** What it printed so far. */
    public List<String> lines() throws IOException {
        return new ArrayList<>(Files.readAllLines(output, StandardCharsets.UTF_8));
    }

    /**
     * Ends it, and waits until it has.
     *
     * @throws IOException if it does not end by itself, and had to be killed
     */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        throw new IOException("a process did not end within " + PATIENCE);
    }
}
