package dev.ringfence.refresh.plan;

import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.PseudonymForm;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.classify.ColumnClassifier;
import dev.ringfence.data.classify.ColumnKind;
import dev.ringfence.data.classify.ColumnRole;
import dev.ringfence.data.classify.ColumnSample;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.schema.Column;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which columns point at one person by themselves, as far as a policy and names tell: those that become pseudonyms of an
 * identifying type, and those that are hidden or removed and whose name says that they identify. What a policy keeps,
 * somebody has looked at.
 */
public final class Identifying {
    private static final Set<InfoTag> TAGS = EnumSet.of(
            InfoTag.GDPR_IDENTIFIER,
            InfoTag.GDPR_NATIONAL_IDENTIFIER,
            InfoTag.HIPAA_NAME,
            InfoTag.PCI_ACCOUNT_DATA,
            InfoTag.SECRET);

    private Identifying() {}

    /** True if no value of the column may be readable in the target. */
    public static boolean column(TableName table, Column column, Treatment treatment) {
        if (treatment instanceof Treatment.Pseudonymize made) {
            return type(made.infoType());
        }
        boolean removed = treatment instanceof Treatment.Redact
                || treatment instanceof Treatment.Nullify
                || treatment instanceof Treatment.Constant
                || treatment instanceof Treatment.Mask
                || treatment instanceof Treatment.Truncate
                || treatment instanceof Treatment.Hash;
        return treatment instanceof Treatment.TruncateCard || (removed && named(table, column));
    }

    /** A type of an application without any tag is taken at its word if its values can be validated. */
    private static boolean type(InfoType type) {
        return type.tags().stream().anyMatch(TAGS::contains)
                || (type.validated() && type.tags().isEmpty() && !type.equals(InfoType.BIC));
    }

    private static boolean named(TableName table, Column column) {
        ColumnKind kind = switch (column.kind()) {
            case TEXT -> ColumnKind.TEXT;
            case NUMBER -> ColumnKind.NUMBER;
            case DATE -> ColumnKind.DATE;
            case UUID, OTHER -> ColumnKind.OTHER;
        };
        return ColumnClassifier.standard()
                        .classify(new ColumnSample(table.name(), column.name(), kind, List.of()))
                        .role()
                == ColumnRole.DIRECT;
    }

    /** True if nobody can tell the column's pseudonyms from live values, which they may be by chance. */
    public static boolean formatPreserving(Treatment treatment) {
        return treatment instanceof Treatment.Encrypt
                || (treatment instanceof Treatment.Pseudonymize made && made.form() == PseudonymForm.FORMAT_PRESERVING);
    }
}
