package dev.ringfence.refresh.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.transform.Transformation;
import dev.ringfence.data.transform.ValueKind;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.failure.UntransformableException;
import dev.ringfence.refresh.jdbc.H2Engine;
import dev.ringfence.refresh.plan.TablePlan;
import dev.ringfence.refresh.schema.Column;
import dev.ringfence.refresh.schema.JdbcRows;
import dev.ringfence.testing.FixedKey;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values become what their transformation makes of each alone, whether taken as bytes, remembered, or neither. */
class RowCellsTest {
    private static final int ROWS = 700;
    private static final int LENGTH = 40;
    private static final TableName TABLE = new TableName("PUBLIC", "T");
    private static final List<String> PIECES = List.of(
            " ",
            "Ada",
            "Dr. ",
            "O'Neil",
            "\\",
            "\t",
            "?",
            "Zo\u00eb",
            "\ud83d\ude00",
            "\ud800",
            "\udc00",
            "@mail.org",
            "4485275000000010",
            "DE89 3704 0044 0532 0130 00",
            "+49 30 1234567",
            "x",
            "7",
            "",
            "\u0001",
            "a very long piece of text that no memory takes, over and over");

    private static Treatment treatment(String of) {
        return switch (of) {
            case "redact" -> new Treatment.Redact();
            case "nullify" -> new Treatment.Nullify();
            case "constant" -> new Treatment.Constant("same");
            case "mask" -> new Treatment.Mask(1, 1, true);
            case "hash" -> new Treatment.Hash(20);
            default -> new Treatment.Pseudonymize(InfoType.parse(of));
        };
    }

    private static @Nullable String value(Random random) {
        if (random.nextInt(20) == 0) {
            return null;
        }
        StringBuilder value = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            value.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return value.toString();
    }

    private static RowTransfer transfer(ValueKind kind, Treatment treatment, Transformation transformation) {
        Column column = new Column("C", "CHARACTER VARYING", Types.VARCHAR, kind, LENGTH, true, false, false);
        return RowTransfer.of(new TablePlan.ColumnPlan(column, column, treatment), transformation, new H2Engine());
    }

    /** Collects what it is shown. */
    private static final class Seen implements SourceTap, SourceTap.Worker {
        private final Set<String> values = new HashSet<>();

        @Override
        public boolean sees(TableName table, TablePlan.ColumnPlan column) {
            return true;
        }

        @Override
        public Worker worker() {
            return this;
        }

        @Override
        public void see(TableName table, TablePlan.ColumnPlan column, @Nullable Object[] shown, int count) {
            Arrays.stream(shown, 0, count).filter(Objects::nonNull).forEach(value -> values.add(value.toString()));
        }

        @Override
        public void see(
                TableName table, TablePlan.ColumnPlan column, byte[] bytes, int from, int to, boolean copyEscapes) {
            assertThat(copyEscapes).isFalse();
            values.add(new String(bytes, from, to - from, StandardCharsets.UTF_8));
        }

        @Override
        public void finished() {
            // Nothing is held back.
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PERSON_NAME",
                "EMAIL_ADDRESS",
                "PHONE_NUMBER",
                "PAYMENT_CARD_NUMBER",
                "IBAN",
                "CITY",
                "redact",
                "constant",
                "nullify",
                "mask",
                "hash"
            })
    void transform_oddAndOrdinaryTexts_makesWhatEachAloneBecomesAndShowsAll(String of) {
        Treatment treatment = treatment(of);
        Transformation transformation = Transformation.of(treatment, FixedKey.open(), LENGTH);
        for (boolean tapped : new boolean[] {false, true}) {
            Seen seen = new Seen();
            ThreadTaps taps = new ThreadTaps(tapped ? List.of(seen) : List.of());
            RowCells cells = new RowCells(TABLE, transfer(ValueKind.TEXT, treatment, transformation), taps);
            Random random = new Random(20_261_122);
            Set<String> read = new HashSet<>();
            // Behind the moment when it is judged whether to remember is worth it.
            for (int batch = 0; batch < 60; batch++) {
                @Nullable Object[] values = new Object[JdbcRows.BATCH];
                @Nullable Object[] expected = new Object[JdbcRows.BATCH];
                for (int row = 0; row < ROWS; row++) {
                    String value = value(random);
                    values[row] = value;
                    expected[row] = value == null ? null : transformation.apply(value);
                    if (value != null) {
                        read.add(new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
                    }
                }
                cells.transform(values, null, ROWS);
                assertThat(Arrays.equals(values, expected))
                        .as("batch %d", batch)
                        .isTrue();
            }
            assertThat(seen.values.equals(tapped ? read : Set.of())).isTrue();
        }
    }

    @Test
    void transform_textsThatHardlyComeAgain_isTheSameWhenTheyAreForgotten() {
        Treatment treatment = treatment("EMAIL_ADDRESS");
        Transformation transformation = Transformation.of(treatment, FixedKey.open(), LENGTH);
        RowCells cells =
                new RowCells(TABLE, transfer(ValueKind.TEXT, treatment, transformation), new ThreadTaps(List.of()));
        for (int batch = 0; batch < 40; batch++) {
            @Nullable Object[] values = new Object[JdbcRows.BATCH];
            for (int row = 0; row < JdbcRows.BATCH; row++) {
                values[row] = "user" + (batch * JdbcRows.BATCH + row) + "@mail.org";
            }
            Object first = transformation.apply(Objects.requireNonNull(values[0]));
            Object last = transformation.apply(Objects.requireNonNull(values[JdbcRows.BATCH - 1]));
            cells.transform(values, null, JdbcRows.BATCH);
            assertThat(first.equals(values[0]) && last.equals(values[JdbcRows.BATCH - 1]))
                    .isTrue();
        }
    }

    @Test
    void transform_valuesOfOtherKinds_showsThemAndGoesByTheSubject() {
        Treatment treatment = new Treatment.ShiftDate("ID", 30);
        Transformation transformation = Transformation.of(treatment, FixedKey.open(), LENGTH);
        Seen seen = new Seen();
        RowCells cells =
                new RowCells(TABLE, transfer(ValueKind.DATE, treatment, transformation), new ThreadTaps(List.of(seen)));
        LocalDate day = LocalDate.of(2024, 2, 29);
        @Nullable Object[] values = {day, null, day};
        @Nullable Object[] subjects = {1L, 2L, 3L};
        cells.transform(values, subjects, 3);
        assertThat(values)
                .containsExactly(transformation.apply(day, 1L), null, transformation.apply(day, 3L))
                .doesNotContain(day);
        assertThat(seen.values).containsExactly("2024-02-29");
    }

    @Test
    void transform_aKeptColumn_leavesItsValues() {
        RowCells cells = new RowCells(
                TABLE,
                transfer(
                        ValueKind.TEXT,
                        new Treatment.Keep(),
                        Transformation.of(new Treatment.Keep(), FixedKey.open(), LENGTH)),
                new ThreadTaps(List.of()));
        @Nullable Object[] values = {"Ada", null, "Zo\u00eb"};
        cells.transform(values, null, 3);
        assertThat(values).containsExactly("Ada", null, "Zo\u00eb");
    }

    @Test
    void transform_aTextThatCannotBe_isRefusedByColumnWithoutTheText() {
        Treatment treatment = new Treatment.Encrypt();
        RowCells cells = new RowCells(
                TABLE,
                transfer(ValueKind.TEXT, treatment, Transformation.of(treatment, FixedKey.open(), LENGTH)),
                new ThreadTaps(List.of()));
        assertThatExceptionOfType(UntransformableException.class)
                .isThrownBy(() -> cells.transform(new Object[] {"\u00e9"}, null, 1))
                .withMessageStartingWith("PUBLIC.T.C: ")
                .withMessageNotContaining("\u00e9");
    }
}
