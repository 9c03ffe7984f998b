package dev.ringfence.data.log;

import dev.ringfence.data.InfoType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The info types that logs are looked through for. */
final class LogTypes {
    /** Without these a log is of no use: they name requests and places, and stand in most lines. */
    private static final Set<InfoType> NEEDED = Set.of(InfoType.URL, InfoType.UUID);

    private LogTypes() {}

    /** The validated ones, but for those that logs are read by. */
    static List<InfoType> standard() {
        List<InfoType> types = new ArrayList<>(InfoType.standard());
        types.removeIf(type -> !type.validated() || NEEDED.contains(type));
        return List.copyOf(types);
    }

    /**
     * Reads names with commas between them.
     *
     * @throws IllegalArgumentException if there is no type of a name; the message lists the known ones
     */
    static Set<InfoType> parse(String names) {
        Set<InfoType> types = new LinkedHashSet<>();
        Arrays.stream(names.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(name -> types.add(InfoType.parse(name)));
        return types;
    }
}
