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
        Stream<InfoType> others = Stream.of(
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
                        Kenya.TYPES)
                .flatMap(List::stream);
        return Stream.concat(others, europe().stream()).toList();
    }

    /** Those of Europe. */
    static List<InfoType> europe() {
        return Stream.of(
                        Austria.TYPES,
                        Belgium.TYPES,
                        Bulgaria.TYPES,
                        Croatia.TYPES,
                        Czechia.TYPES,
                        Denmark.TYPES,
                        Estonia.TYPES,
                        EuropeanUnion.TYPES,
                        Finland.TYPES,
                        France.TYPES,
                        Germany.TYPES,
                        Greece.TYPES,
                        Hungary.TYPES,
                        Iceland.TYPES,
                        Ireland.TYPES,
                        Italy.TYPES,
                        Latvia.TYPES,
                        Lithuania.TYPES,
                        Luxembourg.TYPES,
                        Netherlands.TYPES,
                        Norway.TYPES,
                        Poland.TYPES,
                        Portugal.TYPES,
                        Romania.TYPES,
                        Slovakia.TYPES,
                        Slovenia.TYPES,
                        Spain.TYPES,
                        Sweden.TYPES,
                        Switzerland.TYPES,
                        UnitedKingdom.TYPES)
                .flatMap(List::stream)
                .toList();
    }
}
