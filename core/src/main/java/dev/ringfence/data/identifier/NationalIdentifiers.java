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
        return Stream.of(
                        UnitedStates.TYPES,
                        Canada.TYPES,
                        India.TYPES,
                        SouthKorea.TYPES,
                        Brazil.TYPES,
                        Mexico.TYPES,
                        Argentina.TYPES,
                        Chile.TYPES,
                        Colombia.TYPES,
                        Peru.TYPES,
                        Uruguay.TYPES,
                        Ecuador.TYPES,
                        DominicanRepublic.TYPES,
                        Australia.TYPES,
                        NewZealand.TYPES,
                        Singapore.TYPES,
                        Thailand.TYPES,
                        Turkey.TYPES,
                        Philippines.TYPES,
                        Japan.TYPES,
                        China.TYPES,
                        HongKong.TYPES,
                        Taiwan.TYPES,
                        Malaysia.TYPES,
                        Indonesia.TYPES,
                        Vietnam.TYPES,
                        Pakistan.TYPES,
                        SriLanka.TYPES,
                        Israel.TYPES,
                        UnitedArabEmirates.TYPES,
                        SaudiArabia.TYPES,
                        Egypt.TYPES,
                        SouthAfrica.TYPES,
                        Nigeria.TYPES,
                        Kenya.TYPES,
                        Poland.TYPES)
                .flatMap(List::stream)
                .toList();
    }
}
