package dev.ringfence.refresh.postgres;

import dev.ringfence.data.ByteColumn;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.transform.Transformation;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.copy.CopyCodec;
import dev.ringfence.refresh.copy.CopyFormat;
import dev.ringfence.refresh.copy.CopyOutput;
import dev.ringfence.refresh.copy.PostgresArray;
import dev.ringfence.refresh.engine.SourceTap;
import dev.ringfence.refresh.failure.UntransformableException;
import dev.ringfence.refresh.plan.TablePlan;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A column whose values are looked at on their way.
 *
 * @param transformation empty if the values cross as they are, or become NULL
 * @param subject where among the columns looked at the one stands that decides with it, or -1
 * @param isSubject whether it decides with another one
 * @param taps see its values
 * @param codec reads and writes them
 */
record CopyColumn(
        TableName table,
        TablePlan.ColumnPlan plan,
        Optional<Transformation> transformation,
        int subject,
        boolean isSubject,
        List<SourceTap.Worker> taps,
        CopyCodec codec) {
    CopyColumn {
        taps = List.copyOf(taps);
    }

    String name() {
        return plan.source().name();
    }

    boolean becomesNone() {
        return plan.treatment() instanceof Treatment.Nullify;
    }

    /** True if to remember what became of a value can be cheaper than to make it, or to show it, again. */
    boolean isWorthRemembering() {
        boolean constant =
                plan.treatment() instanceof Treatment.Redact || plan.treatment() instanceof Treatment.Constant;
        return !constant || !taps.isEmpty();
    }

    /** Transforms fields that need no decoding, for one thread; empty if it must be done with values. */
    Optional<ByteColumn> fields() {
        return codec == CopyCodec.TEXT && subject < 0 && !isSubject
                ? transformation.flatMap(Transformation::bytes)
                : Optional.empty();
    }

    /** True if a field is one text, with the escapes of its format. */
    boolean isShownAsIs(CopyFormat format) {
        return (codec == CopyCodec.TEXT || format == CopyFormat.TEXT) && !PostgresArray.isOfTexts(plan.source());
    }

    /** Shows a value to a tap: as it is where the field is a text. */
    void show(SourceTap.Worker tap, CopyFormat format, byte[] bytes, int from, int to) {
        if (codec == CopyCodec.TEXT || format == CopyFormat.TEXT) {
            PostgresArray.values(
                    plan.source(),
                    bytes,
                    from,
                    to,
                    format == CopyFormat.TEXT,
                    (value, start, end, escapes) -> tap.see(table, plan, value, start, end, escapes));
        } else {
            byte[] text = String.valueOf(codec.read(format, bytes, from, to)).getBytes(StandardCharsets.UTF_8);
            tap.see(table, plan, text, 0, text.length, false);
        }
    }

    /** Writes what became of a value. */
    void write(CopyFormat format, CopyOutput out, Object value) {
        try {
            codec.write(format, out, value);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException | ClassCastException e) {
            // Their messages show the value.
            throw new UntransformableException(table + "." + name() + ": " + plan.treatment()
                    + " made no value that fits type " + plan.target().typeName());
        }
    }

    /**
     * Transforms the first values in place.
     *
     * @param subjects the values of the subject as they were, {@code null} if there is none
     */
    void transform(@Nullable Object[] values, @Nullable Object @Nullable [] subjects, int count) {
        Transformation made = transformation.orElseThrow();
        try {
            if (subjects == null) {
                made.applyAll(values, count);
            } else {
                made.applyAll(values, subjects, count);
            }
        } catch (IllegalArgumentException e) {
            // Transformations show no value in their messages.
            throw new UntransformableException(table + "." + name() + ": " + e.getMessage());
        }
    }
}
