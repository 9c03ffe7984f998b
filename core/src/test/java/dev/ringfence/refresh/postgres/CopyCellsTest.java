package dev.ringfence.refresh.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.transform.Transformation;
import dev.ringfence.data.transform.ValueKind;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.copy.CopyCodec;
import dev.ringfence.refresh.copy.CopyFormat;
import dev.ringfence.refresh.copy.CopyOutput;
import dev.ringfence.refresh.plan.TablePlan;
import dev.ringfence.refresh.schema.Column;
import dev.ringfence.testing.FixedKey;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields of COPY become what their values become, whether they were decoded for it, taken as bytes, or remembered. */
class CopyCellsTest {
    private static final int ROWS = 700;
    private static final int LENGTH = 40;
    private static final List<String> PIECES = List.of(
            " ",
            "Ada",
            "Dr. ",
            "O'Neil",
            "\\",
            "\t",
            "\n",
            "\r",
            "Zo\u00eb",
            "\ud83d\ude00",
            "@mail.org",
            "4485275000000010",
            "DE89 3704 0044 0532 0130 00",
            "+49 30 1234567",
            "x",
            "7",
            "\\N",
            "\\.",
            "",
            "\u0001");

    private static Treatment treatment(String of) {
        return of.equals("redact") ? new Treatment.Redact() : new Treatment.Pseudonymize(InfoType.parse(of));
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

    /** The field of a value, written by what is no part of the cells. */
    private static byte[] field(CopyFormat format, @Nullable String value) {
        CopyOutput out = new CopyOutput();
        if (value == null) {
            format.none(out);
        } else {
            format.text(out, value);
        }
        return Arrays.copyOf(out.bytes(), out.size());
    }

    private static CopyColumn column(Treatment treatment, Transformation transformation) {
        Column column = new Column("c", "text", Types.VARCHAR, ValueKind.TEXT, LENGTH, true, false, false);
        return new CopyColumn(
                new TableName("public", "t"),
                new TablePlan.ColumnPlan(column, column, treatment),
                Optional.of(transformation),
                -1,
                false,
                List.of(),
                CopyCodec.TEXT);
    }

    @ParameterizedTest
    @CsvSource({
        "TEXT, false, PERSON_NAME",
        "TEXT, true, PERSON_NAME",
        "BINARY, false, PERSON_NAME",
        "BINARY, true, EMAIL_ADDRESS",
        "TEXT, true, EMAIL_ADDRESS",
        "BINARY, false, PHONE_NUMBER",
        "TEXT, false, PAYMENT_CARD_NUMBER",
        "BINARY, true, IBAN",
        "TEXT, true, CITY",
        "BINARY, false, redact",
        "TEXT, true, redact"
    })
    void cells_oddAndOrdinaryValues_becomeWhatTheirTextsBecome(CopyFormat format, boolean remembers, String of) {
        Treatment treatment = treatment(of);
        Transformation transformation = Transformation.of(treatment, FixedKey.open(), LENGTH);
        int[] begin = new int[CopyBatch.ROWS];
        int[] end = new int[CopyBatch.ROWS];
        CopyCells cells = new CopyCells(column(treatment, transformation), format, begin, end, remembers);
        Random random = new Random(20_261_122);
        int prefix = format == CopyFormat.BINARY ? Integer.BYTES : 0;
        int suffix = format == CopyFormat.BINARY ? 0 : 1;
        for (int batch = 0; batch < 4; batch++) {
            byte[][] rows = new byte[ROWS][];
            byte[][] expected = new byte[ROWS][];
            for (int row = 0; row < ROWS; row++) {
                String value = value(random);
                rows[row] = field(format, value);
                expected[row] = field(format, value == null ? null : String.valueOf(transformation.apply(value)));
                begin[row] = prefix;
                end[row] = value == null ? CopyFormat.NONE : rows[row].length - suffix;
            }
            cells.read(rows, ROWS);
            cells.transform(null);
            for (int row = 0; row < ROWS; row++) {
                CopyOutput out = new CopyOutput();
                cells.write(row, rows[row], out);
                assertThat(Arrays.equals(Arrays.copyOf(out.bytes(), out.size()), expected[row]))
                        .as("%s %s: batch %d, row %d", format, of, batch, row)
                        .isTrue();
            }
        }
    }
}
