package dev.ringfence.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A random statement whose verdict is known because of how it was made, as a list of tokens to be written in any way. */
record MadeStatement(List<String> tokens, String verdict) {
    private static final List<String> TABLES = List.of("t", "shop.customer", "\"Where\"", "orders", "s.\"a b\"");
    private static final List<String> COLUMNS = List.of("a", "b", "name", "t.id", "t.\"where\"", "created");
    private static final List<String> LITERALS = List.of(
            "1", "0", "42", "-7", "3.5e2", "'x'", "''", "'it''s; DELETE FROM t'", "' WHERE '", "'-- '", "'/*'", "?");

    static MadeStatement next(Random random) {
        return new Maker(random).statement();
    }

    /** The same with every literal replaced by another. */
    MadeStatement withOtherLiterals(Random random) {
        List<String> others = new ArrayList<>();
        for (String token : tokens) {
            boolean literal = LITERALS.contains(token);
            others.add(literal ? pick(random, LITERALS) : token);
        }
        return new MadeStatement(others, verdict);
    }

    String plain() {
        return String.join(" ", tokens);
    }

    /** Written with other letters' case outside of quotes, and with comments and white space between the tokens. */
    String noisy(Random random, List<String> noise) {
        StringBuilder text = new StringBuilder(pick(random, noise));
        for (String token : tokens) {
            boolean quoted = token.startsWith("'") || token.startsWith("\"") || token.contains("\"");
            text.append(quoted ? token : cased(token, random)).append(pick(random, noise));
        }
        return text.toString();
    }

    private static String cased(String token, Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < token.length(); i++) {
            char c = token.charAt(i);
            text.append(random.nextBoolean() ? Character.toUpperCase(c) : Character.toLowerCase(c));
        }
        return text.toString();
    }

    private static String pick(Random random, List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** Writes one statement. */
    private static final class Maker {
        private final Random random;
        private final List<String> tokens = new ArrayList<>();

        Maker(Random random) {
            this.random = random;
        }

        MadeStatement statement() {
            String verdict = switch (random.nextInt(6)) {
                case 0 -> query();
                case 1 -> insert();
                case 2, 3 -> update();
                default -> delete();
            };
            return new MadeStatement(List.copyOf(tokens), verdict);
        }

        private void add(String... some) {
            tokens.addAll(List.of(some));
        }

        private String pick(List<String> list) {
            return MadeStatement.pick(random, list);
        }

        private String query() {
            add("SELECT", pick(COLUMNS), ",", pick(LITERALS), "FROM", pick(TABLES));
            where();
            return "READ";
        }

        private String insert() {
            add("INSERT", "INTO", pick(TABLES), "(", "a", ",", "b", ")", "VALUES", "(", pick(LITERALS), ",");
            add(pick(LITERALS), ")");
            return "INSERT";
        }

        private String update() {
            add("UPDATE", pick(TABLES), "SET");
            for (int more = random.nextInt(3); more >= 0; more--) {
                add(pick(COLUMNS), "=");
                expression(2);
                add(more > 0 ? "," : "");
            }
            tokens.remove("");
            return "UPDATE:" + where();
        }

        private String delete() {
            add("DELETE", "FROM", pick(TABLES));
            return "DELETE:" + where();
        }

        private Where where() {
            switch (random.nextInt(4)) {
                case 0 -> {
                    return Where.ABSENT;
                }
                case 1 -> {
                    add("WHERE");
                    always(3);
                    return Where.ALWAYS_TRUE;
                }
                default -> {
                    add("WHERE");
                    open(3);
                    return Where.PRESENT;
                }
            }
        }

        private void always(int depth) {
            switch (depth == 0 ? 0 : random.nextInt(6)) {
                case 0 -> add("TRUE");
                case 1 -> add("17", "=", "17");
                case 2 -> {
                    add("(");
                    always(depth - 1);
                    add(")");
                }
                case 3 -> {
                    add("(");
                    open(depth - 1);
                    add("OR");
                    always(depth - 1);
                    add(")");
                }
                case 4 -> {
                    add("(");
                    always(depth - 1);
                    add(")", "AND", "(");
                    always(depth - 1);
                    add(")");
                }
                default -> add("NOT", "(", "FALSE", ")");
            }
        }

        private void open(int depth) {
            switch (depth == 0 ? 0 : random.nextInt(7)) {
                case 0 -> {
                    add(pick(COLUMNS), pick(List.of("=", "<", "<=", "LIKE")));
                    expression(depth);
                }
                case 1 -> add(pick(COLUMNS), "IN", "(", pick(LITERALS), ",", pick(LITERALS), ")");
                case 2 -> {
                    add("EXISTS", "(", "SELECT", "a", "FROM", pick(TABLES), "WHERE");
                    open(depth - 1);
                    add(")");
                }
                case 3 -> {
                    open(depth - 1);
                    add("AND", "(");
                    always(depth - 1);
                    add(")");
                }
                case 4 -> {
                    add("NOT", "(");
                    always(depth - 1);
                    add(")");
                }
                case 5 -> {
                    add("(");
                    open(depth - 1);
                    add("OR");
                    open(depth - 1);
                    add(")");
                }
                default -> add(pick(COLUMNS), "BETWEEN", pick(LITERALS), "AND", pick(LITERALS));
            }
        }

        private void expression(int depth) {
            switch (depth == 0 ? 0 : random.nextInt(5)) {
                case 0, 1 -> add(pick(LITERALS));
                case 2 -> {
                    add("(", "SELECT", "a", "FROM", pick(TABLES), "WHERE");
                    open(depth - 1);
                    add(")");
                }
                case 3 -> {
                    add("CASE", "WHEN");
                    open(depth - 1);
                    add("THEN", "c", "ELSE", "d", "END");
                }
                default -> {
                    add("coalesce", "(");
                    expression(depth - 1);
                    add(",", "c", ")");
                }
            }
        }
    }
}
