package dev.ringfence.base;

import java.util.EnumMap;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The level of each guard. Immutable and safe for use by many threads.
 *
 * <p>{@link #observing()} is the default of the library: every guard decides, counts and shows, none refuses.
 */
public final class Levels {
    private static final Levels OBSERVING = new Levels(filled(Level.OBSERVE));
    private static final Levels ENFORCING = new Levels(filled(Level.ENFORCE));

    private final EnumMap<Guard, Level> levels;

    private Levels(EnumMap<Guard, Level> levels) {
        this.levels = levels;
    }

    private static EnumMap<Guard, Level> filled(Level level) {
        EnumMap<Guard, Level> map = new EnumMap<>(Guard.class);
        for (Guard guard : Guard.values()) {
            map.put(guard, level);
        }
        return map;
    }

    /** Every guard at {@link Level#OBSERVE}. */
    public static Levels observing() {
        return OBSERVING;
    }

    /** Every guard at {@link Level#ENFORCE}. */
    public static Levels enforcing() {
        return ENFORCING;
    }

    /** The same levels with one of them changed. */
    public Levels with(Guard guard, Level level) {
        EnumMap<Guard, Level> copy = new EnumMap<>(levels);
        copy.put(guard, level);
        return new Levels(copy);
    }

    /** The level of a guard. */
    public Level of(Guard guard) {
        Level level = levels.get(guard);
        return level == null ? Level.OBSERVE : level;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Levels that && levels.equals(that.levels);
    }

    @Override
    public int hashCode() {
        return levels.hashCode();
    }

    /** Such as {@code environment=observe sql=enforce ...}. */
    @Override
    public String toString() {
        return levels.entrySet().stream()
                .map(entry ->
                        entry.getKey().key() + "=" + entry.getValue().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }
}
