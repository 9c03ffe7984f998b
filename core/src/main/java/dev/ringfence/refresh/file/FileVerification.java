package dev.ringfence.refresh.file;

import dev.ringfence.data.ColumnName;
import dev.ringfence.refresh.base.RefreshChecks;
import dev.ringfence.refresh.base.VerificationResult;
import dev.ringfence.refresh.copy.CellReader;
import dev.ringfence.refresh.plan.TablePlan;
import dev.ringfence.refresh.schema.Column;
import dev.ringfence.refresh.schema.Table;
import dev.ringfence.refresh.survivor.Canaries;
import dev.ringfence.refresh.survivor.SurvivorMemory;
import dev.ringfence.refresh.verify.SurvivorCheck;
import dev.ringfence.refresh.verify.SurvivorResults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a file that was written, for values of the one it was written from. For one thread. */
final class FileVerification {
    private static final String ELSEWHERE = "names of members, and values elsewhere";

    private final TablePlan plan;
    private final SurvivorMemory memory;
    private final RefreshChecks checks;

    /**
     * A verification that has read nothing yet.
     *
     * @param memory holds the identifying values of the source
     */
    FileVerification(TablePlan plan, SurvivorMemory memory, RefreshChecks checks) {
        this.plan = plan;
        this.memory = memory;
        this.checks = checks;
    }

    /** Shows all values of a file. */
    @FunctionalInterface
    interface Reading {
        void show(DataFile.Values values) throws IOException;
    }

    /** Results that may have failed: rows, survivors, made ranges. The source is read only if something is suspected. */
    List<VerificationResult> verify(Reading source, Reading target) throws IOException {
        long[] rows = new long[1];
        SurvivorCheck check = new SurvivorCheck(List.of(withElsewhere()), new Canaries(checks.canaries()), memory);
        SurvivorCheck.Findings findings;
        try {
            findings = check.check(
                    (table, columns, cells) -> read(source, columns, cells, new long[1]),
                    (table, columns, cells) -> read(target, columns, cells, rows));
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        } catch (SQLException never) {
            throw new IllegalStateException("no database is asked", never);
        }
        List<VerificationResult> results = new ArrayList<>();
        results.add(
                rows[0] == plan.sourceRows()
                        ? VerificationResult.passed("rows", "the target", "the " + rows[0] + " rows that were read")
                        : VerificationResult.failed(
                                "rows", "the target", rows[0] + " rows, but " + plan.sourceRows() + " were read"));
        results.addAll(SurvivorResults.of(findings, memory, checks.allowed()));
        return results;
    }

    /** With one more column, which nothing is said of. */
    private TablePlan withElsewhere() {
        List<Column> columns = new ArrayList<>(plan.table().columns());
        columns.add(new FilePlace(ELSEWHERE, ColumnName.of(plan.table().name().name(), ELSEWHERE), Optional.empty())
                .column());
        Table table = new Table(plan.table().name(), columns, List.of(), List.of(), List.of());
        return new TablePlan(table, plan.columns(), List.of(), plan.sourceRows(), 0, Optional.empty());
    }

    private static void read(Reading file, List<Column> columns, CellReader.Cells cells, long[] rows) {
        Map<String, Integer> indexes = new HashMap<>();
        columns.forEach(column -> indexes.put(column.name(), indexes.size()));
        Integer elsewhere = indexes.get(ELSEWHERE);
        try {
            file.show(new DataFile.Values() {
                @Override
                public void value(FilePlace place, String value) {
                    show(indexes.getOrDefault(place.name(), elsewhere), value);
                }

                @Override
                public void name(String name) {
                    show(elsewhere, name);
                }

                private void show(@Nullable Integer column, String value) {
                    if (column != null) {
                        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
                        cells.cell(column, bytes, 0, bytes.length, false);
                    }
                }

                @Override
                public void endRow() {
                    cells.endRow();
                    rows[0]++;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
