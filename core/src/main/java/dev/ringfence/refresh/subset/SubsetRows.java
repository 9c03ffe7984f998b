package dev.ringfence.refresh.subset;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which rows of a table a subset has.
 *
 * @param rows those that come; empty if all do, or if they were forgotten
 * @param count how many those are; -1 if all come
 * @param reasons how many come first by what, such as {@code chosen} or {@code parents of payment[customer_id]}
 */
public record SubsetRows(Optional<ChosenRows> rows, long count, Map<String, Long> reasons) {
    public SubsetRows {
        reasons = new LinkedHashMap<>(reasons);
    }

    static SubsetRows all() {
        return new SubsetRows(Optional.empty(), -1, Map.of());
    }

    static SubsetRows of(ChosenRows rows, Map<String, Long> reasons) {
        return new SubsetRows(Optional.of(rows), rows.count(), reasons);
    }

    public SubsetRows forgettingRows() {
        return new SubsetRows(Optional.empty(), count, reasons);
    }

    /** Such as {@code 5 chosen, 3 parents of payment[customer_id]}. */
    public String why() {
        if (count < 0) {
            return "the whole table";
        }
        return count == 0
                ? "none chosen and none reached"
                : reasons.entrySet().stream()
                        .map(reason -> String.format(Locale.ROOT, "%,d %s", reason.getValue(), reason.getKey()))
                        .collect(Collectors.joining(", "));
    }
}
