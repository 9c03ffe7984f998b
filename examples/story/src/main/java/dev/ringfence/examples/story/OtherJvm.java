package dev.ringfence.examples.story;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A second process, with environment variables of its own.
 *
 * @param exitCode what it ended with
 * @param output what it printed
 */
public record OtherJvm(int exitCode, String output) {
    public OtherJvm {
        Objects.requireNonNull(output, "output");
    }

    /**
     * Runs a main class to its end.
     *
     * @param variables added to this process's own, in place of those of the same name
     * @throws IOException if it cannot be started
     * @throws InterruptedException if this thread is interrupted
     */
    public static OtherJvm run(Class<?> main, Map<String, String> variables, String... arguments)
            throws IOException, InterruptedException {
        return typing("", main, variables, arguments);
    }

    /**
     * As {@link #run}, with somebody at the keyboard.
     *
     * @param typed what they type, all at once
     * @throws IOException if it cannot be started, or ends before it has read that
     * @throws InterruptedException if this thread is interrupted
     */
    public static OtherJvm typing(String typed, Class<?> main, Map<String, String> variables, String... arguments)
            throws IOException, InterruptedException {
        ProcessBuilder builder = command(main, variables, List.of(arguments));
        Process process = builder.start();
        try (OutputStream keyboard = process.getOutputStream()) {
            keyboard.write(typed.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new OtherJvm(process.waitFor(), output);
    }

    /** A JVM with this one's classes, and what it prints in one stream. */
    static ProcessBuilder command(Class<?> main, Map<String, String> variables, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-classpath",
                classPath(main.getClassLoader()),
                main.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(variables);
        return builder;
    }

    /** Under a build tool the classes come from a loader that the property java.class.path knows nothing of. */
    private static String classPath(ClassLoader loader) throws IOException {
        if (!(loader instanceof URLClassLoader urls)) {
            return System.getProperty("java.class.path");
        }
        List<String> entries = new ArrayList<>();
        for (URL url : urls.getURLs()) {
            try {
                entries.add(Path.of(url.toURI()).toString());
            } catch (URISyntaxException e) {
                throw new IOException(e);
            }
        }
        return String.join(File.pathSeparator, entries);
    }
}
