package dev.ringfence.spring.start;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A JVM of its own that has ended.
 *
 * @param exitCode 0 if all went well
 * @param output what it wrote, to both streams
 */
record ChildJvm(int exitCode, String output) {

    /**
     * Runs one like this one.
     *
     * @param variables of its process, besides those of this one
     * @param arguments options, the main class and what it is told
     */
    static ChildJvm run(String classPath, Map<String, String> variables, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", classPath));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(variables);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new ChildJvm(process.waitFor(), output);
    }
}
