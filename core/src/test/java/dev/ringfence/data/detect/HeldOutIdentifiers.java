package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The table of identifiers, its check characters filled in; format: see the head of the resource. */
final class HeldOutIdentifiers {
    private static final String DIGITS = "0123456789";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private HeldOutIdentifiers() {}

    /**
     * A text, and whether the type is in it.
     *
     * @param line number of the line that it comes from
     * @param standard whether the standard detector finds it too
     */
    record Case(int line, InfoType type, String text, int start, int end, boolean positive, boolean standard) {
        static Case of(int line, String type, String marked, boolean positive, boolean standard) {
            String text = marked.replace("\\n", "\n");
            int open = text.indexOf("[[");
            int close = open < 0 ? -1 : text.lastIndexOf("]]");
            String plain = open < 0
                    ? text
                    : text.substring(0, open) + text.substring(open + 2, close) + text.substring(close + 2);
            return new Case(
                    line,
                    InfoType.parse(type),
                    plain,
                    Math.max(open, 0),
                    open < 0 ? plain.length() : close - 2,
                    positive,
                    standard);
        }
    }

    static List<Case> read(String resource) {
        List<Case> cases = new ArrayList<>();
        List<String> lines = lines(resource);
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).startsWith("#")) {
                String[] parts = lines.get(i).replace("~", "").split(" ", 3);
                boolean standard = parts[0].contains("S");
                if (parts[0].startsWith("?")) {
                    fill(cases, i + 1, parts, standard);
                } else {
                    cases.add(Case.of(i + 1, parts[1], parts[2], parts[0].startsWith("+"), standard));
                }
            }
        }
        return cases;
    }

    static List<String> lines(String resource) {
        try (InputStream in = Objects.requireNonNull(HeldOutIdentifiers.class.getResourceAsStream(resource));
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().filter(l -> !l.isEmpty()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(List<Case> cases, int line, String[] parts, boolean standard) {
        String marked = parts[2];
        List<String> right = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (String filled : fillings(marked)) {
            String value = filled.substring(filled.indexOf("[[") + 2, filled.lastIndexOf("]]"));
            (HeldOutChecks.holds(parts[1], value) ? right : wrong).add(filled);
        }
        if (right.isEmpty()) {
            throw new IllegalStateException("no check character fits in line " + line);
        }
        cases.add(Case.of(line, parts[1], right.get(0), true, standard));
        cases.add(Case.of(line, parts[1], wrong.get(line % wrong.size()), false, false));
        cases.add(Case.of(line, parts[1], wrong.get((line * 7 + 3) % wrong.size()), false, false));
        if (parts[0].contains("L")) {
            int end = right.get(0).lastIndexOf("]]");
            cases.add(Case.of(line, parts[1], right.get(0).substring(0, end) + "7]]", false, false));
            cases.add(Case.of(line, parts[1], right.get(0).substring(0, end - 1) + "]]", false, false));
        }
    }

    /** The value with its check characters, where it leaves them open and its type has any. */
    static String filled(String type, String value) {
        if (!HeldOutChecks.knows(type)) {
            return value;
        }
        return fillings(value).stream()
                .filter(v -> HeldOutChecks.holds(type, v))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no check character fits: " + type));
    }

    static List<String> fillings(String marked) {
        int open = marked.indexOf('?');
        int at = open < 0 ? marked.indexOf('@') : open;
        if (at < 0) {
            return List.of(marked);
        }
        List<String> all = new ArrayList<>();
        for (char c : (open < 0 ? LETTERS : DIGITS).toCharArray()) {
            all.addAll(fillings(marked.substring(0, at) + c + marked.substring(at + 1)));
        }
        return all;
    }
}
