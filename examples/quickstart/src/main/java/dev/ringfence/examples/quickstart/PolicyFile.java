package dev.ringfence.examples.quickstart;

import dev.ringfence.data.SanitizationPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The shop's policy as its text, edited the way a person edits it. */
public final class PolicyFile {
    /** Beside this class in the resources. */
    public static final String NAME = "shop-policy.json";

    private static final String END_OF_RULES = "\n  ]";

    private String text;

    private PolicyFile(String text) {
        this.text = text;
    }

    static PolicyFile load() throws IOException {
        try (InputStream in = Objects.requireNonNull(PolicyFile.class.getResourceAsStream(NAME), NAME)) {
            return new PolicyFile(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Pastes rules behind the last one. */
    public void paste(List<String> rules) {
        int end = text.lastIndexOf(END_OF_RULES);
        text = text.substring(0, end) + ",\n    " + String.join(",\n    ", rules) + text.substring(end);
    }

    /** What it says now. */
    public SanitizationPolicy policy() {
        return SanitizationPolicy.parse(text);
    }
}
