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
        return of(out -> Quickstart.tell(properties::get, steps, out));
    }

    /** By the words of the command line. */
    static Told of(List<String> words, Map<String, String> properties) throws Exception {
        return of(out -> Quickstart.tell(words, properties::get, out));
    }

    interface Teller {
        int tell(PrintStream out) throws Exception;
    }

    private static Told of(Teller teller) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            int exitCode = teller.tell(out);
            return new Told(exitCode, bytes.toString(StandardCharsets.UTF_8));
        }
    }
}
