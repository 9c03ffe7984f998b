package dev.ringfence.refresh.plan;

import dev.ringfence.data.Treatment;
import dev.ringfence.data.classify.ColumnClassifier;
import dev.ringfence.data.classify.ColumnKind;
import dev.ringfence.data.classify.ColumnRole;
import dev.ringfence.data.classify.ColumnSample;
import dev.ringfence.data.transform.ValueKind;
import dev.ringfence.refresh.copy.PostgresArray;
import dev.ringfence.refresh.schema.Column;
import dev.ringfence.refresh.schema.Table;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/**
 * Guesses a rule for a column from its name and type, no value seen. A guess fills a message, it decides nothing: a
 * person looks at it and pastes it.
 */
public final class RuleSuggestions {
    private RuleSuggestions() {}

    /**
     * The first guess that the column can take. What no word explains and may hold anything, a text, a document, bytes, is
     * not kept unless it is a key; where it cannot be left out either, nothing crosses before somebody has decided.
     */
    public static Treatment suggest(Table table, Column column) {
        List<Treatment> guesses = new ArrayList<>();
        var found = ColumnClassifier.standard()
                .classify(new ColumnSample(table.name().name(), column.name(), kind(column), List.of()));
        if (found.role() != ColumnRole.NONE) {
            guesses.add(found.draft());
        }
        if (ColumnRules.isJson(column)) {
            guesses.add(new Treatment.SanitizeText());
        }
        if (column.kind() == ValueKind.TEXT || PostgresArray.isOfTexts(column)) {
            guesses.add(new Treatment.Redact());
            guesses.add(new Treatment.Mask(0));
        }
        if (column.opaque() && !isKey(table, column)) {
            guesses.add(new Treatment.Nullify());
            guesses.add(new Treatment.Block());
        }
        for (Treatment guess : guesses) {
            if (ColumnRules.objection(table, column, guess).isEmpty()) {
                return guess;
            }
        }
        return new Treatment.Keep();
    }

    private static boolean isKey(Table table, Column column) {
        return table.uniqueKeys().stream().anyMatch(key -> key.contains(column.name()))
                || table.foreignKeys().stream().anyMatch(key -> key.columns().contains(column.name()));
    }

    private static ColumnKind kind(Column column) {
        if (column.jdbcType() == Types.BOOLEAN || column.jdbcType() == Types.BIT) {
            return ColumnKind.BOOLEAN;
        }
        return switch (column.kind()) {
            case TEXT -> ColumnKind.TEXT;
            case DATE -> ColumnKind.DATE;
            default -> ColumnKind.NUMBER;
        };
    }
}
