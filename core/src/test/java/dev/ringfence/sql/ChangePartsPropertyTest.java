package dev.ringfence.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Texts put together at random from pieces that matter to the reader: no answer but parts of the text itself. */
class ChangePartsPropertyTest {
    private static final long SEED = 20_260_102L;
    private static final int TEXTS = 20_000;

    private static final List<String> PIECES = List.of(
            "UPDATE",
            "DELETE",
            "INSERT",
            "INTO",
            "FROM",
            "SET",
            "WHERE",
            "VALUES",
            "WITH",
            "AS",
            "ONLY",
            "ORDER BY",
            "LIMIT",
            "USING",
            "ON CONFLICT",
            "DO NOTHING",
            "DO UPDATE",
            "IGNORE",
            "SELECT",
            "t",
            "s.t",
            "\"q t\"",
            "`b`",
            "a",
            "b",
            "=",
            ",",
            "(",
            ")",
            ";",
            "?",
            "??",
            "?1",
            "1",
            "'x'",
            "'it''s ?'",
            "-- c ?\n",
            "/* ? */",
            "::int",
            "@v",
            "lower(",
            "now()",
            ".",
            "*",
            "DEFAULT",
            "AND",
            "OR",
            "IN",
            "CURRENT OF",
            "DISTINCT");

    @ParameterizedTest
    @EnumSource
    void parts_ofAnyText_arePiecesOfIt(Dialect dialect) {
        Random random = new Random(SEED);
        int found = 0;
        for (int i = 0; i < TEXTS; i++) {
            String text = text(random);
            ChangeParts parts = ChangeParts.of(dialect, text).orElse(null);
            if (parts != null) {
                found++;
                check(text, parts);
            }
        }
        assertThat(found).as("seed %s", SEED).isGreaterThan(TEXTS / 100);
    }

    /** Half of them begin as a statement does, so that enough can be read. */
    private static String text(Random random) {
        StringBuilder text = new StringBuilder(
                switch (random.nextInt(6)) {
                    case 0 -> "UPDATE t SET a = ? ";
                    case 1 -> "DELETE FROM t ";
                    case 2 -> "INSERT INTO t (a, b) VALUES (?, 'x') ";
                    default -> "";
                });
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size()))).append(random.nextInt(5) == 0 ? "" : " ");
        }
        return text.toString();
    }

    private static void check(String text, ChangeParts parts) {
        List<ChangeParts.Part> all =
                new ArrayList<>(List.of(parts.with(), parts.joined(), parts.where(), parts.tail()));
        all.addAll(parts.assigned().values());
        parts.rows().forEach(all::addAll);
        assertThat(text).contains(parts.tableText()).contains(parts.qualifier());
        for (ChangeParts.Part part : all) {
            assertThat(text).contains(part.text());
            assertThat(part.parameters()).isBetween(0, parts.parameters());
            assertThat(part.firstParameter() + part.parameters() - 1).isLessThanOrEqualTo(parts.parameters());
        }
        List<ChangeParts.Part> inOrder = List.of(parts.with(), parts.joined(), parts.where(), parts.tail());
        int next = 1;
        for (ChangeParts.Part part : inOrder) {
            if (part.parameters() > 0) {
                assertThat(part.firstParameter()).isGreaterThanOrEqualTo(next);
                next = part.firstParameter() + part.parameters();
            }
        }
        assertThat(parts.toString()).doesNotContain("'x'");
    }
}
