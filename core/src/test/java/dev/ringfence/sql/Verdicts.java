package dev.ringfence.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The hand-made cases: a text and what it would do, and how both are written in the resource files. */
record Verdicts(Dialect dialect, String expected, String sql) {

    /** The cases of one dialect, those that hold in every dialect among them. */
    static List<Verdicts> of(Dialect dialect) {
        return Stream.of("every-dialect", dialect.name().toLowerCase(Locale.ROOT))
                .flatMap(name -> lines("verdicts-" + name + ".txt"))
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> parse(dialect, line))
                .toList();
    }

    static Stream<Verdicts> all() {
        return Stream.of(Dialect.values()).flatMap(dialect -> of(dialect).stream());
    }

    private static Verdicts parse(Dialect dialect, String line) {
        int bar = line.indexOf(" |");
        String sql = line.substring(bar + 2).replaceFirst("^ ", "");
        return new Verdicts(
                dialect,
                line.substring(0, bar),
                sql.replace('⏎', '\n').replace('␍', '\r').replace('⇥', '\t'));
    }

    private static Stream<String> lines(String resource) {
        try (InputStream in = Verdicts.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an analyzer says, written as in the files. */
    static String verdict(StatementAnalysis analysis) {
        return analysis.statements().isEmpty()
                ? "-"
                : analysis.statements().stream().map(Verdicts::verdict).collect(Collectors.joining(" "));
    }

    private static String verdict(Statement statement) {
        return (statement.nested() ? ">" : "")
                + statement.kind()
                + (statement.where() == Where.NOT_APPLICABLE ? "" : ":" + statement.where())
                + (statement.limited() ? ":LIMITED" : "");
    }
}
