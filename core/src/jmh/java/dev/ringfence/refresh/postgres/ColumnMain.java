package dev.ringfence.refresh.postgres;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.Treatment.DateUnit;
import dev.ringfence.data.transform.Transformation;
import dev.ringfence.data.transform.ValueKind;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.copy.CopyCodec;
import dev.ringfence.refresh.copy.CopyFormat;
import dev.ringfence.refresh.copy.CopyOutput;
import dev.ringfence.refresh.plan.TablePlan;
import dev.ringfence.refresh.schema.Column;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;

/**
 * What a value costs on its way through a copy, column by column, in CPU time of the one thread: read from its field,
 * transformed, written to a field, 1,024 rows at a time, as {@code CopyBatch} does it. The columns are those of {@link
 * PipeMain}. Beside each the same values taken one by one as texts. Prints ns a value, the median of the rounds.
 *
 * <p>Arguments: rounds; {@code text} or {@code binary}; the beginning of a column's name, for that one alone.
 */
public final class ColumnMain {
    private static final int BATCHES = 48;
    private static final int LENGTH = 200;
    private static final LocalDate FIRST = LocalDate.of(1940, 1, 1);
    private static final String[] GIVEN = {"Ada", "Grace", "Alan", "Edsger", "Barbara", "Donald", "Radia", "Margaret"};
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private final CopyFormat format;
    private final int rounds;

    private ColumnMain(CopyFormat format, int rounds) {
        this.format = format;
        this.rounds = rounds;
    }

    /** A column's treatment and the value of a row. */
    private record Measured(Treatment treatment, IntFunction<Object> value) {}

    private static Map<String, Measured> columns() {
        Map<String, Measured> all = new LinkedHashMap<>();
        Treatment name = new Treatment.Pseudonymize(InfoType.PERSON_NAME);
        all.put("given name", new Measured(name, i -> GIVEN[i % 8]));
        all.put("family name", new Measured(name, i -> "Family" + i * 7919L % 50_021));
        all.put("full name", new Measured(name, i -> GIVEN[i % 8] + " Q. " + letters(i) + "son"));
        all.put(
                "address of mail",
                new Measured(
                        new Treatment.Pseudonymize(InfoType.EMAIL_ADDRESS),
                        i -> "user" + i + "@mail" + i % 97 + ".org"));
        all.put(
                "telephone",
                new Measured(new Treatment.Pseudonymize(InfoType.PHONE_NUMBER), i -> "+49 30 " + (1_000_000 + i)));
        all.put(
                "card",
                new Measured(
                        new Treatment.Pseudonymize(InfoType.PAYMENT_CARD_NUMBER),
                        i -> "4485275" + String.format(Locale.ROOT, "%09d", i)));
        all.put(
                "account number",
                new Measured(
                        new Treatment.Pseudonymize(InfoType.IBAN),
                        i -> "DE" + String.format(Locale.ROOT, "%02d%018d", i % 99, 333_333_333_333_000_000L + i)));
        all.put("street, redacted", new Measured(new Treatment.Redact(), i -> i % 200 + " Long Street, Apt " + i % 31));
        all.put(
                "date to its year",
                new Measured(new Treatment.TruncateDate(DateUnit.YEAR), i -> FIRST.plusDays(i % 25_000)));
        return all;
    }

    private static String letters(int number) {
        StringBuilder word = new StringBuilder("B");
        for (int rest = number; rest > 0; rest /= 20) {
            word.append((char) ('a' + rest % 20));
        }
        return word.toString();
    }

    /** Runs it. */
    public static void main(String[] arguments) {
        CopyFormat format = arguments[1].equals("text") ? CopyFormat.TEXT : CopyFormat.BINARY;
        ColumnMain main = new ColumnMain(format, Integer.parseInt(arguments[0]));
        System.out.println("| column | batch | batch, remembered | one by one |");
        columns().forEach((name, measured) -> {
            if (arguments.length < 3 || name.startsWith(arguments[2])) {
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %.0f | %.0f | %.0f |%n",
                        name,
                        main.batches(measured, false),
                        main.batches(measured, true),
                        main.single(measured));
            }
        });
    }

    private double batches(Measured measured, boolean remembers) {
        int[] begin = new int[CopyBatch.ROWS];
        int[] end = new int[CopyBatch.ROWS];
        CopyCells cells = new CopyCells(column(measured), format, begin, end, remembers);
        byte[][][] rows = new byte[BATCHES][CopyBatch.ROWS][];
        int[][] ends = new int[BATCHES][CopyBatch.ROWS];
        for (int i = 0; i < BATCHES * CopyBatch.ROWS; i++) {
            byte[] field = field(measured.value().apply(i));
            rows[i / CopyBatch.ROWS][i % CopyBatch.ROWS] = Arrays.copyOf(field, field.length + 1);
            ends[i / CopyBatch.ROWS][i % CopyBatch.ROWS] = field.length;
        }
        CopyOutput out = new CopyOutput();
        return median(() -> {
            long taken = 0;
            for (int batch = 0; batch < BATCHES; batch++) {
                // As they come from the source: new, and just written.
                byte[][] arrived = new byte[CopyBatch.ROWS][];
                for (int row = 0; row < CopyBatch.ROWS; row++) {
                    arrived[row] = rows[batch][row].clone();
                }
                System.arraycopy(ends[batch], 0, end, 0, end.length);
                long begun = CPU.getCurrentThreadCpuTime();
                cells.read(arrived, CopyBatch.ROWS);
                cells.transform(null);
                out.clear();
                for (int row = 0; row < CopyBatch.ROWS; row++) {
                    cells.write(row, arrived[row], out);
                }
                taken += CPU.getCurrentThreadCpuTime() - begun;
            }
            return taken;
        });
    }

    private double single(Measured measured) {
        Transformation transformation = transformation(measured.treatment());
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < BATCHES * CopyBatch.ROWS; i++) {
            values.add(measured.value().apply(i));
        }
        int[] made = new int[1];
        return median(() -> {
            long begun = CPU.getCurrentThreadCpuTime();
            for (Object value : values) {
                made[0] += transformation.apply(value) == value ? 0 : 1;
            }
            return CPU.getCurrentThreadCpuTime() - begun;
        });
    }

    /** The later half of the rounds: the first ones are compiled. */
    private double median(LongSupplier round) {
        double[] taken = new double[rounds];
        for (int i = 0; i < 2 * rounds; i++) {
            taken[i % rounds] = round.getAsLong() / (double) (BATCHES * CopyBatch.ROWS);
        }
        Arrays.sort(taken);
        return taken[rounds / 2];
    }

    private byte[] field(Object value) {
        if (value instanceof LocalDate date && format == CopyFormat.BINARY) {
            long days = date.toEpochDay() - LocalDate.of(2000, 1, 1).toEpochDay();
            return ByteBuffer.allocate(Integer.BYTES).putInt((int) days).array();
        }
        return value.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Transformation transformation(Treatment treatment) {
        return Transformation.of(treatment, PseudonymKey.ephemeral(), LENGTH);
    }

    private CopyColumn column(Measured measured) {
        boolean date = measured.treatment() instanceof Treatment.TruncateDate;
        CopyCodec dates = format == CopyFormat.BINARY ? CopyCodec.DAYS : CopyCodec.DATE_TEXT;
        ValueKind kind = date ? ValueKind.DATE : ValueKind.TEXT;
        Column column = new Column("measured", date ? "date" : "text", Types.OTHER, kind, LENGTH, true, false, false);
        return new CopyColumn(
                new TableName("public", "measured"),
                new TablePlan.ColumnPlan(column, column, measured.treatment()),
                Optional.of(transformation(measured.treatment())),
                -1,
                false,
                List.of(),
                date ? dates : CopyCodec.TEXT);
    }
}
