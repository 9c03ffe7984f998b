package dev.ringfence.examples.quickstart;

import dev.ringfence.examples.story.Step;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A story told into memory. */
record Told(int exitCode, String output) {
    static Told of(Map<String, String> properties, List<Step<Stage>> steps) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            int exitCode = Quickstart.tell(properties::get, steps, out);
            return new Told(exitCode, bytes.toString(StandardCharsets.UTF_8));
        }
    }
}
