package dev.ringfence.refresh.file;

import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.detect.Detector;
import dev.ringfence.data.sanitize.Sanitizer;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.engine.KnownValues;
import dev.ringfence.refresh.plan.ColumnRules;
import dev.ringfence.refresh.plan.Identifying;
import dev.ringfence.refresh.plan.TablePlan;
import dev.ringfence.refresh.schema.Column;
import dev.ringfence.refresh.schema.Table;
import dev.ringfence.refresh.survivor.FoldedText;
import dev.ringfence.refresh.survivor.SurvivorMemory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sees all values of a file once: remembers those that identify a person, to look for them in what is written, and the
 * names and numbers that texts are to be searched for. Values it does not keep as they are, but for the latter.
 */
final class FileSurvey implements DataFile.Values {
    private final TableName table;
    private final SanitizationPolicy policy;
    private final SurvivorMemory memory;
    private final SurvivorMemory.Writer writer;
    private final boolean texts;
    private final KnownValues known = KnownValues.none();
    private final FoldedText folded = new FoldedText();
    private final Map<FilePlace, Boolean> identifying = new HashMap<>();
    private long rows;

    FileSurvey(TableName table, SanitizationPolicy policy, SurvivorMemory memory) {
        this.table = table;
        this.policy = policy;
        this.memory = memory;
        this.writer = memory.writer();
        this.texts = policy.rules().values().stream().anyMatch(Treatment.SanitizeText.class::isInstance);
    }

    @Override
    public void value(FilePlace place, String value) {
        Treatment treatment = place.treatment().orElse(null);
        if (treatment == null) {
            return;
        }
        if (identifying.computeIfAbsent(place, unseen -> Identifying.column(table, place.column(), treatment))) {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            folded.fold(bytes, 0, bytes.length, false);
            writer.remember(folded);
        }
        if (texts && treatment instanceof Treatment.Pseudonymize made && KnownValues.isKnown(made.infoType())) {
            known.add(made.infoType(), value);
        }
    }

    @Override
    public void endRow() {
        rows++;
    }

    long rows() {
        return rows;
    }

    /** What is remembered of all values that were seen. */
    SurvivorMemory memory() {
        writer.flush();
        return memory;
    }

    /** What looks into texts. */
    Detector detector() {
        return texts ? known.detector() : Detector.standard();
    }

    /** The file as a table, each place a column. */
    TablePlan table(List<FilePlace> places) {
        List<Column> columns = new ArrayList<>();
        List<TablePlan.ColumnPlan> plans = new ArrayList<>();
        for (FilePlace place : places) {
            Column column = place.column();
            columns.add(column);
            place.treatment().ifPresent(treatment -> plans.add(new TablePlan.ColumnPlan(column, column, treatment)));
        }
        Table whole = new Table(table, columns, List.of(), List.of(), List.of());
        return new TablePlan(whole, plans, List.of(), rows, 0, Optional.empty());
    }

    /** What stands against the treatments of the places, in readable lines. */
    List<String> objections(List<FilePlace> places, Sanitizer sanitizer) {
        List<String> objections = new ArrayList<>();
        for (FilePlace place : places) {
            Treatment treatment = place.treatment().orElse(null);
            if (treatment instanceof Treatment.Block) {
                objections.add(place.name() + " is blocked by policy '" + policy.name() + "'");
            } else if (treatment != null) {
                ColumnRules.objectionInFile(place.column(), treatment, sanitizer)
                        .ifPresent(objection -> objections.add(place.name() + ": " + objection));
            }
        }
        return objections;
    }
}
