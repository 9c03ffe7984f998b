package dev.ringfence.refresh.verify;

import dev.ringfence.data.Treatment;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.copy.CopyInput;
import dev.ringfence.refresh.copy.PostgresArray;
import dev.ringfence.refresh.engine.TableCells;
import dev.ringfence.refresh.plan.TablePlan;
import dev.ringfence.refresh.survivor.AddressSpelling;
import dev.ringfence.refresh.survivor.FoldedText;
import dev.ringfence.refresh.survivor.SurvivorCandidates;
import dev.ringfence.refresh.survivor.SurvivorMemory;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which candidates a value of the source is: the exact comparison that follows the fingerprints. Made values, and titles
 * alone, are nobody's. For one thread.
 */
public final class SurvivorTrace {
    private final SurvivorCandidates candidates;
    private final FoldedText text = new FoldedText();
    /** By length and first byte, whether any form has them: almost no value of the source has. */
    private final boolean[] begins = new boolean[(SurvivorMemory.LONGEST + 2) << 8];

    public SurvivorTrace(SurvivorCandidates candidates) {
        this.candidates = candidates;
        for (String form : candidates.forms()) {
            String plain = SurvivorMemory.isWord(form) ? form.substring(1) : form;
            begins[plain.length() << 8 | plain.charAt(0)] = true;
        }
    }

    /**
     * The candidates that have an origin, by their keys.
     *
     * @param source reads the state that was copied
     * @param plans its tables
     */
    static Map<String, SurvivorCheck.Origin> origins(
            TableCells source, List<TablePlan> plans, SurvivorCandidates candidates) throws SQLException {
        Map<String, SurvivorCheck.Origin> origins = new HashMap<>();
        if (candidates.isEmpty()) {
            return origins;
        }
        SurvivorTrace trace = new SurvivorTrace(candidates);
        for (TablePlan plan : plans) {
            List<TablePlan.ColumnPlan> columns = SurvivorCheck.identifying(plan);
            if (columns.isEmpty()) {
                continue;
            }
            TableName table = plan.table().name();
            source.read(
                    plan,
                    columns.stream().map(TablePlan.ColumnPlan::source).toList(),
                    (column, bytes, from, to, copyEscapes) -> {
                        TablePlan.ColumnPlan here = columns.get(column);
                        trace.keys(here, bytes, from, to, copyEscapes)
                                .forEach(key -> origins.putIfAbsent(key, new SurvivorCheck.Origin(table, here)));
                    });
        }
        return origins;
    }

    /** The keys of the candidates that a cell of the source is; of an array, that one of its elements is. */
    public Set<String> keys(TablePlan.ColumnPlan column, byte[] cell, int cellFrom, int cellTo, boolean escapes) {
        if (PostgresArray.isOfTexts(column.source())) {
            Set<String> keys = new HashSet<>();
            PostgresArray.values(
                    column.source(),
                    cell,
                    cellFrom,
                    cellTo,
                    escapes,
                    (bytes, from, to, copyEscapes) -> keys.addAll(ofValue(column, bytes, from, to, copyEscapes)));
            return keys;
        }
        return ofValue(column, cell, cellFrom, cellTo, escapes);
    }

    private Set<String> ofValue(TablePlan.ColumnPlan column, byte[] bytes, int from, int to, boolean copyEscapes) {
        text.fold(bytes, from, to, copyEscapes);
        int begin = SurvivorMemory.begin(text);
        int length = SurvivorMemory.end(text) - begin;
        if (length <= 0 || !begins[(length << 8) | (text.bytes()[begin] & 0xFF)]) {
            return Set.of();
        }
        String form = SurvivorMemory.form(text);
        Set<String> keys = candidates.keys(form);
        if (keys.isEmpty() || made(column, bytes, from, to, copyEscapes)) {
            return Set.of();
        }
        Set<String> spellings = AddressSpelling.of(bytes, from, to, form);
        Set<String> met = new HashSet<>();
        for (String key : keys) {
            String found = SurvivorCandidates.spelling(key);
            if (spellings.stream().anyMatch(spelling -> AddressSpelling.meet(spelling, found))) {
                met.add(key);
            }
        }
        return met;
    }

    private static boolean made(TablePlan.ColumnPlan column, byte[] bytes, int from, int to, boolean copyEscapes) {
        return column.treatment() instanceof Treatment.Pseudonymize made
                && MadeRange.contains(
                        made.infoType(),
                        copyEscapes ? CopyInput.text(bytes, from, to) : CopyInput.plain(bytes, from, to));
    }
}
