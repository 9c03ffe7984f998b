package dev.ringfence.refresh.verify;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.PersonName;
import dev.ringfence.data.PseudonymForm;
import dev.ringfence.data.Treatment;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.base.VerificationResult;
import dev.ringfence.refresh.copy.CopyInput;
import dev.ringfence.refresh.copy.PostgresArray;
import dev.ringfence.refresh.schema.Column;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts in a column of made pseudonyms what is none: every value must lie in the made space of its info type, where no
 * live value can. For one thread.
 */
public final class MadeRange {
    private final String column;
    private final InfoType type;
    private final boolean array;
    private long values;
    private long others;

    private MadeRange(String column, InfoType type, boolean array) {
        this.array = array;
        this.column = column;
        this.type = type;
    }

    /** Empty for a column that holds no made pseudonyms. */
    static Optional<MadeRange> of(TableName table, Column column, @Nullable Treatment treatment) {
        return treatment instanceof Treatment.Pseudonymize made && made.form() == PseudonymForm.MADE
                ? Optional.of(
                        new MadeRange(table + "." + column.name(), made.infoType(), PostgresArray.isOfTexts(column)))
                : Optional.empty();
    }

    /** True if it is one value, which is made or empty: the next one like it need not be looked at. */
    public boolean look(byte[] cell, int from, int to, boolean copyEscapes) {
        if (to == from) {
            return true;
        }
        boolean plain = !array && !(copyEscapes && CopyInput.isEscaped(cell, from, to));
        if (plain && type.madeSpace().contains(cell, from, to)) {
            values++;
            return true;
        }
        String value = copyEscapes ? CopyInput.text(cell, from, to) : CopyInput.plain(cell, from, to);
        if (!array) {
            return look(value);
        }
        PostgresArray.each(value, this::look);
        return false;
    }

    private boolean look(String value) {
        values++;
        if (value.isEmpty() || contains(type, value)) {
            return true;
        }
        others++;
        return false;
    }

    /** A value that was looked at before, and was made. */
    void lookedBefore() {
        values++;
    }

    /** True for made values, and for what stands for nobody: blanks and signs, and a title without a name. */
    static boolean contains(InfoType type, String value) {
        return type.madeSpace().contains(value)
                || value.codePoints().noneMatch(Character::isLetterOrDigit)
                || (type.equals(InfoType.PERSON_NAME) && PersonName.words(value).isEmpty());
    }

    /** How many values were looked at, and how many of them were none. */
    public long[] counts() {
        return new long[] {values, others};
    }

    /** Adds what was counted elsewhere in the same column. */
    public MadeRange with(long[] counts) {
        values += counts[0];
        others += counts[1];
        return this;
    }

    public VerificationResult result() {
        return others == 0
                ? VerificationResult.passed("made", column, "all " + values + " values of " + column + " are made")
                : VerificationResult.failed(
                        "made", column, others + " of " + values + " values of " + column + " are no made " + type);
    }
}
