package dev.ringfence.refresh.file;

import dev.ringfence.data.RuleTarget;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.transform.ValueKind;
import dev.ringfence.refresh.schema.Column;
import java.sql.Types;
import java.util.Optional;

/**
 * A column of a file, or the place of values in its documents.
 *
 * @param name as the file has it: a column's name, or a path such as {@code $.items[*].iban}
 * @param target what a rule for it speaks of
 * @param treatment what the policy says; empty if nothing
 */
record FilePlace(String name, RuleTarget target, Optional<Treatment> treatment) {
    /** Texts of any length. */
    Column column() {
        return new Column(name, "text", Types.VARCHAR, ValueKind.TEXT, Integer.MAX_VALUE, true, false, false);
    }
}
