package dev.ringfence.data.sanitize;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Empty containers of the same order and kind as those that are copied. All of them can be changed. */
final class Containers {
    private Containers() {}

    /** {@code null} if there is none of that kind. */
    // Elements are what the source held, or their copies of the same class; a LinkedList may be declared as one.
    @SuppressWarnings({"unchecked", "rawtypes", "JdkObsolete"})
    static @Nullable Collection<@Nullable Object> emptyLike(Collection<?> source) {
        if (source instanceof EnumSet enums) {
            EnumSet empty = enums.clone();
            empty.clear();
            return empty;
        } else if (source instanceof SortedSet sorted) {
            return new TreeSet<>(sorted.comparator());
        } else if (source instanceof Set) {
            return new LinkedHashSet<>();
        } else if (source instanceof LinkedList) {
            return new LinkedList<>();
        } else if (source instanceof List) {
            return new ArrayList<>(source.size());
        } else if (source instanceof PriorityQueue queue) {
            return new PriorityQueue<>(queue.comparator());
        } else if (source instanceof Queue) {
            return new ArrayDeque<>(source.size());
        }
        // Such as the values of a map.
        return source.getClass().getName().startsWith("java.") ? new ArrayList<>(source.size()) : null;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // as above
    static Map<@Nullable Object, @Nullable Object> emptyLike(Map<?, ?> source) {
        if (source instanceof EnumMap enums) {
            EnumMap empty = enums.clone();
            empty.clear();
            return empty;
        } else if (source instanceof SortedMap sorted) {
            return new TreeMap<>(sorted.comparator());
        } else if (source instanceof ConcurrentMap) {
            return new ConcurrentHashMap<>();
        }
        return new LinkedHashMap<>();
    }
}
