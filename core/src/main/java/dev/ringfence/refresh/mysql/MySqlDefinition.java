package dev.ringfence.refresh.mysql;

import dev.ringfence.refresh.base.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What SHOW CREATE TABLE says of a table, in a session whose names stand in double quotes: one column, key or constraint to
 * a line.
 *
 * @param text without the next number of its numbered column
 * @param keys by name in their order, those that can be made when the rows are there, as they stand behind ADD
 * @param foreignKeys likewise
 * @param nextNumber of its numbered column, if it has given any
 */
record MySqlDefinition(
        String text, Map<String, String> keys, Map<String, String> foreignKeys, Optional<String> nextNumber) {
    private static final String NAME = "(\"(?:[^\"]|\"\")+\")";
    private static final Pattern KEY =
            Pattern.compile("^  ((?:UNIQUE |FULLTEXT |SPATIAL |VECTOR )?KEY " + NAME + " .*?),?$", Pattern.MULTILINE);
    private static final Pattern FOREIGN_KEY =
            Pattern.compile("^  (CONSTRAINT " + NAME + " FOREIGN KEY .*?),?$", Pattern.MULTILINE);
    private static final Pattern PRIMARY_KEY = Pattern.compile("^  PRIMARY KEY \\(" + NAME, Pattern.MULTILINE);
    private static final Pattern NUMBERED =
            Pattern.compile("^  " + NAME + " .* AUTO_INCREMENT\\b.*$", Pattern.MULTILINE);
    private static final Pattern NEXT_NUMBER = Pattern.compile("^(\\).*) AUTO_INCREMENT=(\\d+)", Pattern.MULTILINE);

    MySqlDefinition {
        keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
        foreignKeys = Collections.unmodifiableMap(new LinkedHashMap<>(foreignKeys));
    }

    static MySqlDefinition read(Connection connection, TableName table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW CREATE TABLE " + table.quoted())) {
            row.next();
            return of(row.getString(2));
        }
    }

    static MySqlDefinition of(String text) {
        Matcher next = NEXT_NUMBER.matcher(text);
        return new MySqlDefinition(
                NEXT_NUMBER.matcher(text).replaceFirst("$1"),
                named(KEY, text, first(PRIMARY_KEY, text), first(NUMBERED, text)),
                named(FOREIGN_KEY, text, Optional.empty(), Optional.empty()),
                next.find() ? Optional.of(next.group(2)) : Optional.empty());
    }

    /** InnoDB orders rows by the first unique key where there is no primary one, and a numbered column needs its key. */
    private static Map<String, String> named(
            Pattern pattern, String text, Optional<String> primary, Optional<String> numbered) {
        boolean keys = pattern.equals(KEY);
        Map<String, String> lines = new LinkedHashMap<>();
        Matcher line = pattern.matcher(text);
        while (line.find()) {
            boolean orders = keys && primary.isEmpty() && line.group(1).startsWith("UNIQUE ");
            boolean numbers = keys
                    && !numbered.equals(primary)
                    && numbered.map(column -> line.group(1).contains(" (" + column))
                            .orElse(false);
            if (!orders && !numbers) {
                lines.put(line.group(2), line.group(1));
            }
        }
        return lines;
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** What is missing there, each as statements that follow ALTER TABLE; keys of one table are made together. */
    List<String> additionsTo(MySqlDefinition there) {
        List<String> together = new ArrayList<>();
        List<String> alone = new ArrayList<>();
        missing(keys, there.keys)
                .forEach(key ->
                        (key.startsWith("KEY") || key.startsWith("UNIQUE") ? together : alone).add("ADD " + key));
        List<String> additions = new ArrayList<>();
        if (!together.isEmpty()) {
            additions.add(String.join(", ", together));
        }
        additions.addAll(alone);
        return additions;
    }

    /** The foreign keys that are missing there, as one addition. */
    Optional<String> referencesMissingIn(MySqlDefinition there) {
        List<String> missing = missing(foreignKeys, there.foreignKeys).stream()
                .map(key -> "ADD " + key)
                .toList();
        return missing.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", missing));
    }

    private static List<String> missing(Map<String, String> here, Map<String, String> there) {
        return here.entrySet().stream()
                .filter(entry -> !there.containsKey(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }
}
