package dev.ringfence.write;

import dev.ringfence.audit.Actor;
import dev.ringfence.base.BuilderSettings;
import dev.ringfence.base.ParsedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * When nothing is changed, and what that means: a calendar with a time zone, and the writes that a freeze stops.
 *
 * <pre>{@code
 * ChangeFreeze freeze = ChangeFreeze.builder(ZoneId.of("America/New_York"))
 *         .window("Black Friday", FreezeWindow.around(Month.NOVEMBER, 4, DayOfWeek.THURSDAY, 3, 4))
 *         .window("year end", FreezeWindow.yearly(MonthDay.of(12, 20), MonthDay.of(1, 3)))
 *         .operations("import-*")
 *         .build();
 * }</pre>
 *
 * <p>The same as a file, whose schema is {@link #jsonSchema()}:
 *
 * <pre>{@code
 * {"version": 1, "zone": "America/New_York", "operations": ["import-*"], "windows": [
 *   {"name": "Black Friday",
 *    "around": {"month": "november", "nth": 4, "day": "thursday", "daysBefore": 3, "daysAfter": 4}},
 *   {"name": "year end", "yearly": {"first": "12-20", "last": "01-03"}}
 * ]}
 * }</pre>
 *
 * <p>A freeze is no outage: what released code writes for its users goes on. Stopped are writes of people and agents,
 * destructive writes and statements of anybody, and the operations that are named here. To stop everything is the
 * business of {@link OperatingMode#READ_ONLY}. A freeze that is switched on by hand stops the same.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class ChangeFreeze {
    private static final ChangeFreeze NEVER = builder(ZoneId.of("UTC")).build();

    private final ZoneId zone;
    private final Map<String, FreezeWindow> windows;
    private final List<OperationPattern> operations;
    private final Set<Actor.Kind> actors;

    private ChangeFreeze(Builder builder) {
        this.zone = builder.zone;
        // In the order they were given, so that the first one that covers a moment gives its name.
        this.windows = new LinkedHashMap<>(builder.windows);
        this.operations = List.copyOf(builder.operations);
        this.actors = Set.copyOf(builder.actors);
    }

    /** No window; what a freeze by hand stops is the default. */
    static ChangeFreeze never() {
        return NEVER;
    }

    /** A calendar that is read in the local time of a zone. */
    public static Builder builder(ZoneId zone) {
        return new Builder(zone);
    }

    /**
     * Reads the file form.
     *
     * @throws IllegalArgumentException if it is no JSON, has an unknown or a missing key, or a value does not fit; the
     *     message names the key and, where one is near, the known one, and shows no value
     */
    public static ChangeFreeze parse(String json) {
        return ChangeFreezeJson.read(json);
    }

    /**
     * Reads a file, UTF-8.
     *
     * @throws IllegalArgumentException as {@link #parse}, with the file's name before it
     * @throws IOException if it cannot be read
     */
    public static ChangeFreeze read(Path file) throws IOException {
        return ParsedFile.read(file, ChangeFreeze::parse);
    }

    /** The JSON Schema (draft 2020-12) of the file form, for editors; {@link #parse} refuses more than it can say. */
    public static String jsonSchema() {
        return ChangeFreezeJson.schema();
    }

    /** The name of the window that covers a moment, the first of several. */
    public Optional<String> inForce(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        return windows.entrySet().stream()
                .filter(window -> window.getValue().covers(local))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    boolean hasWindows() {
        return !windows.isEmpty();
    }

    /** True if a freeze stops such a write. */
    boolean stops(ModeQuestion question) {
        return question.destructive()
                || actors.contains(question.actor())
                || operations.stream().anyMatch(pattern -> pattern.matches(question.operation()));
    }

    /** The zone and the names of the windows. */
    @Override
    public String toString() {
        return "ChangeFreeze in " + zone + " " + windows.keySet();
    }

    /** Collects windows; not safe for use by many threads. */
    public static final class Builder {
        private final ZoneId zone;
        private final Map<String, FreezeWindow> windows = new LinkedHashMap<>();
        private final List<OperationPattern> operations = new ArrayList<>();
        private final Set<Actor.Kind> actors = EnumSet.of(Actor.Kind.HUMAN, Actor.Kind.AGENT);
        private final BuilderSettings settings = new BuilderSettings();

        private Builder(ZoneId zone) {
            this.zone = Objects.requireNonNull(zone, "zone");
        }

        /**
         * Adds a window.
         *
         * @param name how refusals name it
         * @throws IllegalArgumentException if the name is blank
         * @throws IllegalStateException if there is one of that name
         */
        public Builder window(String name, FreezeWindow window) {
            if (name.isBlank()) {
                throw new IllegalArgumentException("'name' must not be blank");
            }
            if (windows.putIfAbsent(name, Objects.requireNonNull(window, "window")) != null) {
                throw new IllegalStateException("'" + name + "' must be one window but was given twice");
            }
            return this;
        }

        /** Operations that a freeze stops whoever runs them, with {@code *} for any characters. */
        public Builder operations(String... patterns) {
            for (String pattern : patterns) {
                operations.add(OperationPattern.of(pattern));
            }
            return this;
        }

        /**
         * Whose writes a freeze stops; people's and agents' unless set.
         *
         * @throws IllegalStateException if it was set before
         */
        public Builder actors(Actor.Kind... kinds) {
            settings.once("actors");
            actors.clear();
            actors.addAll(List.of(kinds));
            return this;
        }

        /** The calendar. */
        public ChangeFreeze build() {
            return new ChangeFreeze(this);
        }
    }
}
