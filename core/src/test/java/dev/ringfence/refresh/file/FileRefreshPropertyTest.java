package dev.ringfence.refresh.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.Treatment;
import dev.ringfence.refresh.base.VerificationResult;
import dev.ringfence.testing.Environments;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Random files, written in any way that the formats allow, whose untouched parts stay byte for byte. */
class FileRefreshPropertyTest {
    private static final PseudonymKey KEY = PseudonymKey.ephemeral();
    private static final String[] PIECES = {
        "a", "Z", "0", "é", "\u4e2d", "\ud83d\ude00", " ", ",", ";", "\"\"", "\t", "\n", "\r\n", "{", "\\", "'"
    };

    private static String run(String name, String text, SanitizationPolicy policy) throws IOException {
        Path folder = Files.createTempDirectory("files");
        Path source = Files.writeString(folder.resolve(name), text);
        Path target = folder.resolve("out-" + name);
        FileResult result = FileRefresh.from(source)
                .to(target)
                .through(policy)
                .with(KEY)
                .runningIn(Environments.PRODUCTION)
                .run();
        String written = Files.readString(target);
        assertThat(result.verifications()).allMatch(VerificationResult::passed);
        for (Path file : List.of(source, target, result.report(), folder)) {
            Files.delete(file);
        }
        return written;
    }

    /** The cells that are kept, and in place of the others what they become, as they were written. */
    @Property(tries = 200, seed = "20261122")
    void run_anyCsv_keepsTheBytesOfWhatIsKept(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        int columns = 1 + random.nextInt(5);
        List<Boolean> kept = new ArrayList<>();
        SanitizationPolicy.Builder policy = SanitizationPolicy.builder("random");
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "\uFEFF" : "");
        for (int i = 0; i < columns; i++) {
            kept.add(random.nextBoolean());
            policy.rule("t.c" + i, kept.get(i) ? new Treatment.Keep() : new Treatment.Constant("x y"));
            text.append(i == 0 ? "" : ",").append(random.nextBoolean() ? "\"c" + i + "\"" : "c" + i);
        }
        StringBuilder expected = new StringBuilder(text);
        int rows = random.nextInt(30);
        for (int row = 0; row < rows; row++) {
            String end = random.nextInt(5) == 0 ? "\n\n" : random.nextBoolean() ? "\r\n" : "\n";
            text.append(end);
            expected.append(end);
            for (int i = 0; i < columns; i++) {
                String cell = cell(random);
                String empty = cell.isEmpty() || cell.equals("\"\"") ? cell : null;
                text.append(i == 0 ? "" : ",").append(cell);
                expected.append(i == 0 ? "" : ",");
                expected.append(kept.get(i) || empty != null ? cell : cell.startsWith("\"") ? "\"x y\"" : "x y");
            }
        }
        assertThat(run("t.csv", text.toString(), policy.build())).isEqualTo(expected.toString());
    }

    private static String cell(Random random) {
        StringBuilder cell = new StringBuilder();
        int length = random.nextInt(6);
        for (int i = 0; i < length; i++) {
            cell.append(PIECES[random.nextInt(PIECES.length)]);
        }
        String inner = cell.toString();
        boolean plain = inner.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain && random.nextBoolean() ? inner : '"' + inner + '"';
    }

    @Property(tries = 200, seed = "20261122")
    void run_anyJsonLines_keepTheBytesOfWhatIsKept(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        StringBuilder expected = new StringBuilder();
        int lines = 1 + random.nextInt(10);
        for (int i = 0; i < lines; i++) {
            json(random, 0, text, expected, false);
            text.append('\n');
            expected.append('\n');
        }
        SanitizationPolicy policy = SanitizationPolicy.builder("random")
                .path("$", new Treatment.Keep())
                .key("secret", new Treatment.Constant("x"))
                .build();
        String written = run("t.jsonl", text.toString(), policy);
        assertThat(written.getBytes(StandardCharsets.UTF_8))
                .isEqualTo(expected.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void json(Random random, int depth, StringBuilder text, StringBuilder expected, boolean secret) {
        String space = random.nextInt(3) == 0 ? " " : "";
        int kind = random.nextInt(depth < 3 ? 6 : 4);
        if (kind < 4) {
            String scalar = random.nextBoolean() ? "\"v" + random.nextInt(9) + "\\u0041\"" : "\"\"";
            String other = List.of("null", "true", "-1.50e+2", scalar).get(kind);
            text.append(space).append(other);
            boolean changes = secret && kind == 3 && !scalar.equals("\"\"");
            expected.append(space).append(changes ? "\"x\"" : other);
            if (secret && (kind == 1 || kind == 2)) {
                // What numbers and truths become is the sanitizer's affair: here they are strings.
                text.setLength(text.length() - other.length());
                expected.setLength(expected.length() - other.length());
                text.append("\"n\"");
                expected.append("\"x\"");
            }
            return;
        }
        boolean array = kind == 4;
        text.append(array ? "[" : "{");
        expected.append(array ? "[" : "{");
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            boolean hidden = secret || (!array && random.nextInt(3) == 0);
            String lead = (i == 0 ? "" : "," + space) + (array ? "" : "\"" + (hidden ? "secret" : "k" + i) + "\":");
            text.append(lead);
            expected.append(lead);
            json(random, depth + 1, text, expected, hidden);
        }
        text.append(array ? "]" : "}");
        expected.append(array ? "]" : "}");
    }
}
