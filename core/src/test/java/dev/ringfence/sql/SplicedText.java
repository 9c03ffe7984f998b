package dev.ringfence.sql;

import java.util.List;
import java.util.Random;

/**
 * Statements with fragments of lexical syntax spliced in at random places. What is left of them deletes or changes
 * either nothing or every row: their conditions ask for a name that nobody has, nor as the number that MySQL makes of it.
 */
final class SplicedText {
    private static final List<String> STATEMENTS = List.of(
            "DELETE FROM t WHERE name = '7none'",
            "DELETE FROM t WHERE name = '7none' -- end",
            "DELETE FROM t -- where\n WHERE name = '7none'",
            "DELETE FROM t /* where */ WHERE name = '7none' /* end */",
            "UPDATE t SET name = 'other' WHERE name = '7none'",
            "UPDATE t SET name = ' WHERE ' WHERE name = '7none'",
            "SELECT id FROM t WHERE name = '; DELETE FROM t; -- '",
            "SELECT 'a', 'b' FROM t /* ; DELETE FROM t */",
            "SELECT 'a' -- ; DELETE FROM t",
            "SELECT 1; DELETE FROM t WHERE name = '7none'",
            "SELECT 'it''s' FROM t; DELETE FROM t WHERE name = '7none'");

    private static final List<String> FRAGMENTS = List.of(
            "'",
            "'",
            "''",
            "\"",
            "`",
            "\\",
            "\\'",
            "--",
            "-- ",
            "--\t",
            "/*",
            "*/",
            "/**/",
            "/* /* ",
            "/*!",
            "/*!99999 ",
            "/*M!",
            "\n",
            "\r",
            "\r\n",
            "\f",
            "\u000b",
            "\u00a0",
            ";",
            "; ",
            "#",
            "//",
            "$$",
            "$a$",
            "$",
            "E",
            "E'",
            "U&",
            "N",
            "(",
            ")",
            " ",
            "[",
            "]",
            "{",
            "}",
            ":",
            "@",
            "x",
            "e'\\'",
            "WHERE ",
            "' '",
            "'\n'",
            "q'[",
            "]'");

    private final Random random;

    SplicedText(Random random) {
        this.random = random;
    }

    String next() {
        StringBuilder text = new StringBuilder(pick(STATEMENTS));
        for (int splices = 1 + random.nextInt(3); splices > 0; splices--) {
            int at = random.nextInt(text.length() + 1);
            if (random.nextInt(6) == 0 && at < text.length()) {
                text.deleteCharAt(at);
            } else {
                text.insert(at, pick(FRAGMENTS));
            }
        }
        return text.toString();
    }

    private String pick(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
