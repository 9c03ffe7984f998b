package dev.ringfence.refresh;

import dev.ringfence.data.Treatment;
import dev.ringfence.data.classify.ColumnClassifier;
import dev.ringfence.data.classify.ColumnKind;
import dev.ringfence.data.classify.ColumnRole;
import dev.ringfence.data.classify.ColumnSample;
import dev.ringfence.data.transform.ValueKind;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/**
 * Guesses a rule for a column from its name and type, no value seen. A guess fills a message, it decides nothing: a
 * person looks at it and pastes it.
 */
final class RuleSuggestions {
    private RuleSuggestions() {}

    /** The first guess that the column can take. A text that no word explains is not kept unless it is a key. */
    static Treatment suggest(Table table, Column column) {
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
        for (Treatment guess : guesses) {
            if (ColumnRules.objection(table, column, guess).isEmpty()) {
                return guess;
            }
        }
        return new Treatment.Keep();
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
