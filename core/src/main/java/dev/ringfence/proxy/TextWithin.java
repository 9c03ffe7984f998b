package dev.ringfence.proxy;

import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.base.RingfenceException;
import dev.ringfence.data.sanitize.LiveDataGuard;
import dev.ringfence.write.Subject;
import dev.ringfence.write.ValueBoundary;
import dev.ringfence.write.WriteGuard;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Looks at all text in a value that crosses a call: in the value itself, in collections, maps, arrays and records, and in
 * what a stage, a stream or whatever else has a {@code map(Function)} gives later. What held a value that was replaced is
 * copied; all else goes on as it is. Safe for use by many threads.
 */
final class TextWithin {
    private static final String WHERE = "proxy.live-data";

    /** What is nested deeper is nobody's data, or holds itself. */
    private static final int DEEPEST = 64;

    private final WriteGuard guard;
    private final ValueBoundary boundary;

    TextWithin(WriteGuard guard, LiveDataGuard values) {
        this.guard = guard;
        this.boundary = ValueBoundary.of(guard, values, WHERE);
    }

    /**
     * The value to go on with.
     *
     * @param place where the value stands; holds no value
     * @throws dev.ringfence.write.WriteDeniedException if text in it may not pass, and that is enforced
     */
    @Nullable
    Object checked(@Nullable Object value, String place, Subject subject) {
        if (value == null || guard.level(Guard.LIVE_DATA) == Level.OFF) {
            return value;
        }
        try {
            return new Crossing(place, subject, true).checked(value, 0);
        } catch (RingfenceException refused) {
            throw refused;
        } catch (RuntimeException defect) {
            guard.error(WHERE, defect);
            return value;
        }
    }

    /** One value at one place. */
    private final class Crossing {
        private final String place;
        private final Subject subject;
        private final boolean replacing;

        Crossing(String place, Subject subject, boolean replacing) {
            this.place = place;
            this.subject = subject;
            this.replacing = replacing;
        }

        @Nullable
        Object checked(@Nullable Object value, int depth) {
            if (value instanceof CharSequence text) {
                return text(text);
            } else if (value == null) {
                return null;
            } else if (depth > DEEPEST) {
                throw new IllegalArgumentException("'value' must not be nested deeper than " + DEEPEST + " levels");
            } else if (value instanceof Collection<?> collection) {
                return collection(collection, depth);
            } else if (value instanceof Map<?, ?> map) {
                return map(map, depth);
            } else if (value instanceof Object[] array) {
                return array(array, depth);
            } else if (value instanceof Record) {
                return parts(value, depth);
            } else if (value instanceof CompletionStage<?> stage) {
                return stage.thenApply(later -> TextWithin.this.checked(later, place, subject));
            } else if (value instanceof Optional<?> optional) {
                Object given = optional.orElse(null);
                Object checked = checked(given, depth + 1);
                return checked == given ? value : Optional.ofNullable(checked);
            }
            Optional<Mappable> mappable = Mappable.of(value.getClass());
            return mappable.isPresent()
                    ? mappable.get().mapped(value, later -> TextWithin.this.checked(later, place, subject))
                    : value;
        }

        private CharSequence text(CharSequence text) {
            if (boundary.passes(text)) {
                return text;
            }
            if (replacing && text instanceof String string) {
                return boundary.stop(string, place, subject);
            }
            boundary.refuse(text, place, subject);
            return text;
        }

        /** A record that refuses what its components are replaced by is refused itself. */
        private Object parts(Object value, int depth) {
            RecordParts parts = RecordParts.of(value.getClass());
            @Nullable Object[] values = parts.of(value);
            boolean changed = false;
            for (int i = 0; i < values.length; i++) {
                Object part = values[i];
                values[i] = checked(part, depth + 1);
                changed |= values[i] != part;
            }
            if (!changed) {
                return value;
            }
            Optional<Object> copy = parts.make(values);
            return copy.isPresent()
                    ? copy.get()
                    : Objects.requireNonNull(new Crossing(place, subject, false).checked(value, depth));
        }

        private Object collection(Collection<?> collection, int depth) {
            Collection<@Nullable Object> copy = collection instanceof Set
                    ? new LinkedHashSet<>(2 * collection.size())
                    : new ArrayList<>(collection.size());
            boolean changed = false;
            for (Object element : collection) {
                Object checked = checked(element, depth + 1);
                changed |= checked != element;
                copy.add(checked);
            }
            return changed ? copy : collection;
        }

        private Object map(Map<?, ?> map, int depth) {
            Map<@Nullable Object, @Nullable Object> copy = new LinkedHashMap<>(2 * map.size());
            boolean changed = false;
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                Object key = checked(entry.getKey(), depth + 1);
                Object element = checked(entry.getValue(), depth + 1);
                changed |= key != entry.getKey() || element != entry.getValue();
                copy.put(key, element);
            }
            return changed ? copy : map;
        }

        private Object array(Object[] array, int depth) {
            Object[] copy = array;
            for (int i = 0; i < array.length; i++) {
                Object checked = checked(array[i], depth + 1);
                if (checked != array[i]) {
                    copy = copy == array ? array.clone() : copy;
                    copy[i] = checked;
                }
            }
            return copy;
        }
    }
}
