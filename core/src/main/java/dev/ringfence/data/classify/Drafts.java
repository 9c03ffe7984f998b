package dev.ringfence.data.classify;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.classify.NameRules.Guess;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From what was found out to a role and a treatment to start from. */
final class Drafts {
    private static final Treatment.TruncateDate YEAR = new Treatment.TruncateDate(Treatment.DateUnit.YEAR);

    private Drafts() {}

    static ColumnClass nothing(double confidence, List<String> evidence) {
        return new ColumnClass(Optional.empty(), ColumnRole.NONE, new Treatment.Keep(), confidence, evidence);
    }

    static ColumnClass freeText(double confidence, List<String> evidence) {
        return new ColumnClass(
                Optional.empty(), ColumnRole.SENSITIVE, new Treatment.SanitizeText(), confidence, evidence);
    }

    static ColumnClass ofType(InfoType type, ColumnSample sample, double confidence, List<String> evidence) {
        return of(type, ColumnRole.DIRECT, identity(type, sample.kind()), confidence, evidence);
    }

    static ColumnClass ofSubject(Guess guess, ColumnSample sample, double confidence, List<String> evidence) {
        InfoType type = guess.type();
        ColumnKind kind = sample.kind();
        return switch (guess.subject()) {
            case IDENTITY, NETWORK, NAME -> of(type, ColumnRole.DIRECT, identity(type, kind), confidence, evidence);
            case BIRTH -> of(type, ColumnRole.QUASI, birth(type, kind), confidence, evidence);
            case PLACE -> of(type, ColumnRole.QUASI, place(type, kind), confidence, evidence);
            case TRAIT -> of(type, ColumnRole.QUASI, new Treatment.Keep(), confidence, evidence);
            case HEALTH, MONEY -> of(type, ColumnRole.SENSITIVE, new Treatment.Keep(), confidence, evidence);
            case SECRET -> of(type, ColumnRole.SENSITIVE, removed(kind), confidence, evidence);
            case FREE_TEXT -> freeText(confidence, evidence);
            case NOTHING -> nothing(confidence, evidence);
        };
    }

    private static ColumnClass of(
            @Nullable InfoType type, ColumnRole role, Treatment draft, double confidence, List<String> evidence) {
        return new ColumnClass(Optional.ofNullable(type), role, draft, confidence, evidence);
    }

    private static Treatment identity(@Nullable InfoType type, ColumnKind kind) {
        if (kind != ColumnKind.TEXT) {
            return new Treatment.Nullify();
        }
        return type == null ? new Treatment.Redact() : new Treatment.Pseudonymize(type);
    }

    private static Treatment birth(@Nullable InfoType type, ColumnKind kind) {
        if (type == InfoType.AGE && kind == ColumnKind.NUMBER) {
            return new Treatment.PoolAge();
        }
        return kind == ColumnKind.DATE ? YEAR : removed(kind);
    }

    private static Treatment place(@Nullable InfoType type, ColumnKind kind) {
        if (kind == ColumnKind.TEXT && type == InfoType.POSTAL_CODE) {
            return new Treatment.TruncateZip();
        }
        return kind == ColumnKind.TEXT && type != null ? new Treatment.Pseudonymize(type) : removed(kind);
    }

    private static Treatment removed(ColumnKind kind) {
        return kind == ColumnKind.TEXT ? new Treatment.Redact() : new Treatment.Nullify();
    }
}
