package dev.ringfence.data.identifier;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.InfoTypeSource;
import java.util.List;
import java.util.stream.Stream;

/** The types of all countries. Immutable and safe for use by many threads. */
public final class NationalIdentifiers implements InfoTypeSource {
    /** For {@link java.util.ServiceLoader}. */
    public NationalIdentifiers() {}

    @Override
    public List<InfoType> types() {
        return Stream.of(UnitedStates.TYPES, Poland.TYPES).flatMap(List::stream).toList();
    }
}
