package dev.ringfence.examples.spark;

import dev.ringfence.base.Guard;
import dev.ringfence.base.Refusal;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.detect.Detector;
import dev.ringfence.data.detect.NameLexicon;
import dev.ringfence.data.detect.NumberLexicon;
import dev.ringfence.refresh.dataset.DatasetPlan;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;

/**
 * The names, telephones and card numbers in all identifying columns of the sources, so that they are found within texts
 * too. Sent to each executor once, and made a detector there. Shows no value.
 */
final class KnownValues implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Some hundred bytes each, on the driver and on every executor. */
    static final int MOST = 5_000_000;

    private static final Map<String, InfoType> LOOKED_FOR = new TreeMap<>(Map.of(
            InfoType.PERSON_NAME.name(), InfoType.PERSON_NAME,
            InfoType.PHONE_NUMBER.name(), InfoType.PHONE_NUMBER,
            InfoType.PAYMENT_CARD_NUMBER.name(), InfoType.PAYMENT_CARD_NUMBER));

    /** By the name of their type. */
    private final TreeMap<String, ArrayList<String>> values = new TreeMap<>();

    private transient @Nullable Detector detector;

    /** Collects them, by a job for each column; none if no column is a text to look into. */
    static KnownValues of(List<DatasetPlan> plans, List<Dataset<Row>> sources, String here) {
        KnownValues known = new KnownValues();
        boolean texts = plans.stream()
                .flatMap(plan -> plan.treatments().stream())
                .anyMatch(Treatment.SanitizeText.class::isInstance);
        for (int i = 0; texts && i < plans.size(); i++) {
            List<Treatment> treatments = plans.get(i).treatments();
            for (int column = 0; column < treatments.size(); column++) {
                if (treatments.get(column) instanceof Treatment.Pseudonymize made
                        && LOOKED_FOR.containsKey(made.infoType().name())) {
                    known.add(made.infoType(), sources.get(i), column, here);
                }
            }
        }
        return known;
    }

    private void add(InfoType type, Dataset<Row> source, int column, String here) {
        Dataset<Row> cells = source.select(source.col(FrameColumns.quoted(source.columns()[column]))
                .cast("string")
                .as("cell"));
        List<String> found = values.computeIfAbsent(type.name(), none -> new ArrayList<>());
        List<Row> rows = cells.where(functions.col("cell").isNotNull())
                .distinct()
                .limit(MOST + 1 - size())
                .collectAsList();
        rows.forEach(row -> found.add(row.getString(0)));
        if (size() > MOST) {
            throw new SparkRefreshDeniedException(new Refusal(
                    Guard.LIVE_DATA,
                    "refresh.known-values",
                    "Looking for the sources' own names and numbers in texts",
                    here,
                    List.of("they hold more than " + MOST + " different ones"),
                    "redact the texts, or move them in parts with the people they speak of"));
        }
    }

    int size() {
        return values.values().stream().mapToInt(List::size).sum();
    }

    /** The standard detector first: it knows where a value ends. Made once for each copy. */
    synchronized Detector detector() {
        Detector made = detector;
        if (made == null) {
            NameLexicon.Builder names = NameLexicon.builder();
            NumberLexicon.Builder numbers = NumberLexicon.builder();
            values.forEach((type, cells) -> {
                InfoType of = LOOKED_FOR.get(type);
                if (of == null || of.equals(InfoType.PERSON_NAME)) {
                    cells.forEach(names::add);
                } else {
                    cells.forEach(cell -> numbers.add(of, cell));
                }
            });
            made = Detector.standard();
            made = numbers.size() > 0 ? made.and(numbers.build()) : made;
            made = names.size() > 0 ? made.and(names.build()) : made;
            detector = made;
        }
        return made;
    }

    /** A count, no value. */
    @Override
    public String toString() {
        return size() + " known values";
    }
}
