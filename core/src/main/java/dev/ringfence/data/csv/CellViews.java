package dev.ringfence.data.csv;

import dev.ringfence.data.transform.Distinctness;
import dev.ringfence.data.transform.Transformation;
import dev.ringfence.data.transform.ValueKind;

/** Columns that change nothing and show what they see. */
final class CellViews implements ColumnTreatments {
    private final CsvCells cells;
    private final ColumnTreatments rules;
    private int columns;

    CellViews(CsvCells cells, ColumnTreatments rules) {
        this.cells = cells;
        this.rules = rules;
    }

    @Override
    public Transformation of(String name) {
        int column = columns++;
        cells.column(column, name);
        return new View(column, cells);
    }

    @Override
    public boolean isValue(String headerCell) {
        return rules.isValue(headerCell);
    }

    @Override
    public void endRow() {
        cells.endRow();
    }

    private record View(int column, CsvCells cells) implements Transformation {
        @Override
        public boolean accepts(ValueKind kind) {
            return kind == ValueKind.TEXT;
        }

        @Override
        public Distinctness distinctness() {
            return Distinctness.BIJECTIVE;
        }

        @Override
        public int minimumLength() {
            return 0;
        }

        @Override
        public Object apply(Object value) {
            cells.cell(column, (String) value);
            return value;
        }
    }
}
