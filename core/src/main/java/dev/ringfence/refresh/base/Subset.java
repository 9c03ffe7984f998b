package dev.ringfence.refresh.base;

import dev.ringfence.base.BuilderSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Which rows of the source a refresh copies: those that are chosen, and those that follow from them by foreign keys.
 *
 * <pre>{@code
 * Subset subset = Subset.builder()
 *         .percent("customer", 5)
 *         .where("payment", "amount > 10000")
 *         .whole("country")
 *         .children(Children.atMost(20), "visit")
 *         .build();
 * }</pre>
 *
 * <p>What a row refers to always comes along, by every foreign key, circles and rows that refer to themselves included, so
 * that no key refers to nothing. What refers to a row comes along as {@link Children} says, {@link Children#followed()}
 * unless set. A table that is neither chosen from nor reached stays empty; the plan says how many rows of each table come
 * and why.
 *
 * <p>Guarantees: the same state of the source, subset and key give the same rows; a larger percentage, all else the same,
 * contains the rows of a smaller one. Whether two rows join is decided by the database, in the state of the source that is
 * copied; no value of a key leaves it but where a percentage or a limit is decided, and on MariaDB and MySQL, which find rows
 * by their primary keys alone. Nothing is written to the source.
 *
 * <p>Table names are those of the database, in any case, with or without their schema. Immutable and safe for use by many
 * threads.
 */
public final class Subset {
    /** How many rows are held in memory unless set: about 40 bytes for each at the peak. */
    public static final int MAX_ROWS = 5_000_000;

    private final Map<String, String> conditions;
    private final Map<String, Double> percentages;
    private final List<String> whole;
    private final List<Relation> relations;
    private final Children others;
    private final int maxRows;

    private Subset(Builder builder) {
        this.conditions = new LinkedHashMap<>(builder.conditions);
        this.percentages = new LinkedHashMap<>(builder.percentages);
        this.whole = List.copyOf(builder.whole);
        this.relations = List.copyOf(builder.relations);
        this.others = builder.others;
        this.maxRows = builder.maxRows;
    }

    /**
     * What is said of a foreign key: of a table and its columns, or of all foreign keys of the table.
     *
     * @param table whose rows refer to others
     * @param columns of the key; none if all keys of the table are meant
     * @param children what becomes of its rows
     */
    public record Relation(String table, List<String> columns, Children children) {
        /** Of a list that stays as it is. */
        public Relation {
            columns = List.copyOf(columns);
        }

        @Override
        public String toString() {
            return table + columns + " " + children;
        }
    }

    /** Nothing is chosen yet. */
    public static Builder builder() {
        return new Builder();
    }

    /** Conditions by table; they can hold values. */
    public Map<String, String> conditions() {
        return Map.copyOf(conditions);
    }

    /** Percentages by table. */
    public Map<String, Double> percentages() {
        return Map.copyOf(percentages);
    }

    /** Tables of which all rows come. */
    public List<String> whole() {
        return whole;
    }

    /** What is said of foreign keys. */
    public List<Relation> relations() {
        return relations;
    }

    /** Of the foreign keys of which nothing is said. */
    public Children others() {
        return others;
    }

    /** How many rows are held in memory at most. */
    public int maxRows() {
        return maxRows;
    }

    /** Which tables are chosen from and how; conditions are not shown, they can hold values. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        conditions.keySet().forEach(table -> parts.add(table + " by a condition"));
        percentages.forEach((table, percent) -> parts.add(percent + " % of " + table));
        whole.forEach(table -> parts.add("all of " + table));
        relations.forEach(relation -> parts.add("children " + relation));
        return String.join(", ", parts) + ", other children " + others;
    }

    /** Not safe for use by many threads. */
    public static final class Builder {
        private final BuilderSettings settings = new BuilderSettings();
        private final Map<String, String> conditions = new LinkedHashMap<>();
        private final Map<String, Double> percentages = new LinkedHashMap<>();
        private final List<String> whole = new ArrayList<>();
        private final List<Relation> relations = new ArrayList<>();
        private Children others = Children.followed();
        private int maxRows = MAX_ROWS;

        private Builder() {}

        /**
         * Chooses the rows of a table for which a condition holds, in the SQL of the source, with the names of its columns:
         * {@code region = 'EU' AND created_at > DATE '2026-01-01'}. It may select from other tables. The plan refuses what
         * is not provably a condition without effects; a function of the source's own is not seen through, but PostgreSQL
         * lets none write.
         *
         * @throws IllegalArgumentException if the condition is blank
         * @throws IllegalStateException if the table has one already
         */
        public Builder where(String table, String condition) {
            if (condition.isBlank()) {
                throw new IllegalArgumentException("'condition' must not be blank");
            }
            settings.once("where(" + table + ")");
            conditions.put(Objects.requireNonNull(table, "table"), condition);
            return this;
        }

        /**
         * Chooses about so many of a hundred rows of a table, by a keyed hash of their primary key; of those for which its
         * condition holds, if it has one.
         *
         * @throws IllegalArgumentException if it is not above 0 and at most 100
         * @throws IllegalStateException if the table has a percentage already
         */
        public Builder percent(String table, double percent) {
            if (!(percent > 0 && percent <= 100)) {
                throw new IllegalArgumentException("'percent' must be above 0 and at most 100 but was " + percent);
            }
            settings.once("percent(" + table + ")");
            percentages.put(Objects.requireNonNull(table, "table"), percent);
            return this;
        }

        /**
         * Takes all rows of a table, such as a list of countries. Their children come only where {@link Children#always()}
         * says so. They need no memory.
         *
         * @throws IllegalStateException if this was said of the table already
         */
        public Builder whole(String table) {
            settings.once("whole(" + table + ")");
            whole.add(Objects.requireNonNull(table, "table"));
            return this;
        }

        /**
         * Says whether rows of a table come because a row comes that they refer to.
         *
         * @param table that refers to others, or to itself
         * @param columns of one of its foreign keys; all of its foreign keys if none are named
         * @throws IllegalStateException if this was said already
         */
        public Builder children(Children children, String table, String... columns) {
            settings.once("children(" + table + List.of(columns) + ")");
            relations.add(new Relation(table, List.of(columns), Objects.requireNonNull(children, "children")));
            return this;
        }

        /**
         * The same of all foreign keys of which nothing is said; {@link Children#followed()} unless set.
         *
         * @throws IllegalStateException if called twice
         */
        public Builder otherChildren(Children children) {
            settings.once("otherChildren");
            others = Objects.requireNonNull(children, "children");
            return this;
        }

        /**
         * The most rows that are held in memory, {@value Subset#MAX_ROWS} unless set; a subset that needs more is refused.
         *
         * @throws IllegalArgumentException if it is not from 1 to 100,000,000
         * @throws IllegalStateException if called twice
         */
        public Builder maxRows(int rows) {
            if (rows < 1 || rows > 100_000_000) {
                throw new IllegalArgumentException("'rows' must be from 1 to 100000000 but was " + rows);
            }
            settings.once("maxRows");
            maxRows = rows;
            return this;
        }

        /**
         * The subset.
         *
         * @throws IllegalStateException if nothing is chosen, or a table is taken whole and chosen from
         */
        public Subset build() {
            if (conditions.isEmpty() && percentages.isEmpty() && whole.isEmpty()) {
                throw new IllegalStateException("'where', 'percent' or 'whole' must be called first");
            }
            Optional<String> both = whole.stream()
                    .filter(table -> conditions.containsKey(table) || percentages.containsKey(table))
                    .findFirst();
            if (both.isPresent()) {
                throw new IllegalStateException("'" + both.get() + "' must be taken whole or chosen from, not both");
            }
            return new Subset(this);
        }
    }
}
