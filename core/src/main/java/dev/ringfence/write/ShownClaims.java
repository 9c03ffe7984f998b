package dev.ringfence.write;

import dev.ringfence.attest.Claims;
import dev.ringfence.attest.InTotoStatement;
import java.util.List;

/** A statement for a person to read, a line for each claim. */
final class ShownClaims {
    private static final List<String> TEXTS = List.of(
            "operation",
            "kind",
            "target",
            "environment",
            "tier",
            "actor",
            "requester",
            "reason",
            "ticket",
            "policyVersion",
            "issuedAt",
            "expiresAt");
    private static final List<String> NUMBERS = List.of("maxRows", "expectedRows", "parameters", "rows", "millis");

    private ShownClaims() {}

    static String of(String title, InTotoStatement statement) {
        Claims claims = statement.predicate();
        StringBuilder text = new StringBuilder(title);
        claims.text("id").ifPresent(id -> text.append(' ').append(harmless(id)));
        TEXTS.forEach(name -> claims.text(name).ifPresent(value -> line(text, name, value)));
        NUMBERS.forEach(name -> claims.number(name).ifPresent(value -> line(text, name, Long.toString(value))));
        claims.flag("destructive").ifPresent(value -> line(text, "destructive", value.toString()));
        claims.texts("statements").forEach(shape -> line(text, "statement", shape));
        claims.texts("arguments").forEach(name -> line(text, "argument", name));
        statement.subjects().forEach(subject -> subject.digest().forEach((name, value) -> line(text, name, value)));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(System.lineSeparator())
                .append("  ")
                .append(name)
                .append(": ")
                .append(harmless(value));
    }

    /** It comes from elsewhere: what it holds must not rewrite the screen on which somebody judges it. */
    private static String harmless(String words) {
        StringBuilder shown = new StringBuilder(words.length());
        words.codePoints().forEach(c -> shown.appendCodePoint(steers(c) ? '?' : c));
        return shown.toString();
    }

    private static boolean steers(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
