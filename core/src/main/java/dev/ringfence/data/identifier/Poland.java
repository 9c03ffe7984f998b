package dev.ringfence.data.identifier;

import dev.ringfence.data.InfoType;
import java.util.List;

/** Identifiers of Poland. */
public final class Poland {
    static final List<InfoType> TYPES = List.of();

    private Poland() {}
}
