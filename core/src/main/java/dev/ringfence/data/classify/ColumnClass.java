package dev.ringfence.data.classify;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.Treatment;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What was found out about a column.
 *
 * @param infoType the kind of its values; empty for free text and for what identifies nobody
 * @param role what it tells about a person
 * @param draft the treatment to start from
 * @param confidence from 0 to 1
 * @param evidence why, one line each, without any value; never empty
 */
public record ColumnClass(
        Optional<InfoType> infoType, ColumnRole role, Treatment draft, double confidence, List<String> evidence) {
    public ColumnClass {
        Objects.requireNonNull(infoType, "infoType");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(draft, "draft");
        evidence = List.copyOf(evidence);
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("'confidence' must be from 0 to 1 but was " + confidence);
        }
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException("'evidence' must not be empty");
        }
    }
}
