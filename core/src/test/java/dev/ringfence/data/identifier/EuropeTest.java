package dev.ringfence.data.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.Finding;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.detect.Detector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values that authorities print as examples or that were computed by hand, and near misses, through the scanner. */
class EuropeTest {
    private static final String TABLE = """
            UK_NHS | 943 476 5919; 943-476-5919; 9434765919; 401-023-2137; 4010232137 | 943 476 5918; 401-023-2138; 94347659190; 943 476-5919; x9434765919; 000 000 0000
            UK_NINO | AB 12 34 56 C; AB123456C; ab123456c; JG-10-37-59-A; PR 123612C; CE 654321 D | QQ 12 34 56 C; BG123456A; GB123456A; ZZ123456A; AB123456E; DA123456A; AO123456A; AB12345C; AB1234567C; XAB123456C
            UK_PASSPORT | 925665416; AB1234567 | 92566541; 9256654167; A12345678
            UK_DRIVING_LICENCE | MORGA657054SM9IJ; MORGA 657054 SM9IJ; MORGA753116SM9IJ; LEE99803149AB9XY; O9999603149A99XY | MORGA613054SM9IJ; MORGA657354SM9IJ; M9RGA657054SM9IJ; MORGA657054SM9I; MORGA6570549S9IJ; 99999657054SM9IJ
            UK_POSTCODE | SW1A 1AA; EC1A 1BB; M1 1AE; B33 8TH; CR2 6XH; DN55 1PT; W1A 0AX; SW1A1AA; bt1 5gs | QA1 1AA; SW1A 1CA; SW1I 1AA; ZZ99 9ZZ; SW1A 1AAA; XSW1A 1AA; SW1A  1AA
            UK_VEHICLE_REGISTRATION | AB51 ABC; BD51SMR; LK07 AAA | IB51 ABC; AQ51 ABC; AB51 AIC; AB00 ABC; AB51 ABCD; QB12 XYZ
            UK_VEHICLE_REGISTRATION_BEFORE_2001 | A123 BCD; ABC 123D; P8 WTF | A123 BID; A1234 BCD
            UK_UTR | 1955839661; 19558 39661 | 2955839661; 19558396610
            UK_VAT | GB999999973; GB 999 9999 73; GB980780684 | GB999999974; GB99999997; US999999973
            UK_BANK_ACCOUNT | 20-00-00 55779911; 40-47-84 70872490 | 20-00-00 5577991
            UK_SORT_CODE | 20-00-00 | 20-00-000
            UK_COMPANY_NUMBER | SC123456; 00445790 | ZZ123456; SC12345
            DE_TAX_ID | 86095742719; 86 095 742 719; 47036892816; 65929970489; 57549285017; 25768131411 | 86095742718; 06095742719; 11111111111; 12345678901; 860957427190
            DE_TAX_NUMBER | 21/815/08150; 181/815/08155; 133/8150/8159; 93815/08152; 2893081508152 | 21/815/0815; 2893181508152; 221/815/081501
            DE_VAT_ID | DE136695976; DE 136695976; DE129274202; de129274202 | DE136695978; DE036695976; DE13669597; FR136695976
            DE_ID_CARD | L01X00T471; L01X00T47; T220001293; T22000129 | L01X00T472; LA1X00T47; B01X00T47; L01X00T4; LMNPRTVWX
            DE_PASSPORT | C01X00T478; C01X00T47 | C01X00T479; COLX00T47; L01X00T47
            DE_SOCIAL_SECURITY | 65170839J003; 65 170839 J 003; 15070649C103; 15 070649 C 103 | 65170839J004; 65321339J003; 00170839J003; 65170839J03; 65171339J003
            DE_HEALTH_INSURANCE | A123456780; A 123 456 780 | A123456781; 1123456780; AB23456780
            DE_LANR | 123456601 | 123456701; 123456600; 12345660
            DE_BSNR | 021234567 | 041234567; 02123456
            DE_DRIVING_LICENCE | B072RRE2I55; J010000SD51; N0704578035 | B072RRE2I5; 1072RRE2I55
            DE_COMMERCIAL_REGISTER | HRB 12345; HRB12345; HRA 4711; HRB 1234 B; GnR 712 | HRC 12345; XHRB 12345; HRB 1234567
            DE_VEHICLE_REGISTRATION | B-MW 1234; M-AB 123; HH-XY 12E; KA-PA 777; WOB-VW 1; S-GO 1H; B-MW1234 | QQ-AB 123; B-MW 0123; B-MWX 123; B-MW 12345; e-mail 5
            DE_POSTAL_CODE | 10115; D-80331; 01067 | 00115; 05123; 43210; 62001; 1011; 101155
            FR_NIR | 255081416802538; 2 55 08 14 168 025 38; 2550814168025 38 | 255081416802539; 955081416802538; 255131416802538; 2550814168025381
            FR_SIREN | 732 829 320; 732829320; 404833048 | 732829321; 73282932; 000000000
            FR_SIRET | 73282932000074; 732 829 320 00074; 35600000000048 | 73282932000075; 35600000000049; 7328293200007
            FR_VAT | FR40303265045; FR 40 303 265 045; FR83404833048 | FR41303265045; FR40303265046; BE40303265045
            FR_PASSPORT | 09AE12345 | 09A12345; 9AE12345
            FR_ID_CARD | 880692310285; X4RTBPFW4 | 881392310285; ABCDEFGHI
            ES_NIF | 54362315K; 54.362.315-K; 54362315-K; 12345678Z; 12345678z | 54362315Z; 5436231K; 54362315; 543623155K; 54362315KX
            ES_NIE | X2482300W; X-2482300-W; X1234567L; Y1234567X; Z1234567R | X2482300A; A2482300W; X248230W; XX2482300W
            ES_CIF | J99216582; A58818501; A-58818501; P0800000B | J99216583; P08000002; I99216582; A5881850
            ES_VAT | ESA58818501; ES54362315K; ESX2482300W | ESA58818502; ES54362315; PTA58818501
            ES_PASSPORT | AAA123456 | AAA12345; AAAA123456
            IT_FISCAL_CODE | RCCMNL83S18D969H; RSSMRA85T10A562S; rssmra85t10a562s; RSS MRA 85T10 A562S | RSSMRA85T10A562T; RSSMRA85F10A562S; RSSMRA85T32A562S; RSSMRA85T10A56S; RSSMRA85T10A562SX
            IT_VAT | 00743110157; IT00743110157; IT 00743110157 | 00743110158; 0074311015; 00000000000; 12345679017
            IT_IDENTITY_CARD | AA1234567; AA 1234567; CA12345AA; 1234567AA | A1234567; CA1234AA
            IT_PASSPORT | YA1234567 | YA123456; Y1234567
            IT_DRIVING_LICENCE | AA1234567B; U1B123456A; U12Z67890A | A1234567B; U2B123456A
            PL_PESEL | 44051401359; 02070803628; 02270803624 | 44051401358; 44131401358; 4405140135; 440514013590
            PL_NIP | 8567346215; 856-734-62-15; PL8567346215; 856-73-46-215 | 8567346216; 856734621; 0007346215
            PL_REGON | 192598184; 123456785; 12345678512347 | 192598183; 12345678512348; 000000000
            PL_ID_CARD | ABA300000; ABS123456; ABS 123456 | ABA300001; ABA200000; AB3000000; QBS123456
            PL_PASSPORT | ZS0000177 | ZS0000178; ZS1000177
            FI_PERSONAL_IDENTITY_CODE | 131052-308T; 131052A308T; 131052+308T | 131052-308U; 131352-308T; 131052-308; 131052G308T
            FI_BUSINESS_ID | 2077474-0; FI20774740 | 2077474-1; 207747-0
            SE_PERSONNUMMER | 880320-0016; 811218-9876; 198112189876; 19811218-9876; 8112189876; 811218+9876; 701063-2391 | 811218-9875; 811318-9876; 811232-9876; 171112189876; 81121-9876
            SE_ORGANISATIONSNUMMER | 556016-0680; 5560160680; 123456-7897; 16556016-0680; SE556016068001 | 556016-0681; 810101-9876; 056016-0680
            DK_CPR | 211062-5629; 2110625629; 290200-1234 | 321062-5629; 211362-5629; 290201-1234; 611062-5629
            DK_CVR | 13585628; DK13585628; DK 13585628; 13 58 56 28 | 13585627; 1358562; 03585628
            NO_FODSELSNUMMER | 01010750160; 010107 50160; 15108695088 | 01010750161; 15108695077; 01410750160; 0101075016
            NO_ORGANISASJONSNUMMER | 988077917; 988 077 917; 889640782; NO988077917MVA; 988077917MVA | 988077918; 188077917; NO988077918MVA
            IS_KENNITALA | 450401-3150; 120174-3399; 1201743399 | 120174-3389; 321174-3399; 120174-3391
            NL_BSN | 111222333; 123456782; 1112.22.333 | 111222334; 1112223333; 11122233; 000000000
            NL_VAT | NL004495445B01; NL000099998B57; NL 004495445 B01 | NL004495446B01; NL004495445C01; NL00449544B01
            NL_PASSPORT | SPECI2014; NN1234567 | OPECI2014; SPECIMENS
            NL_KVK | 62601733 | 6260173
            BE_NATIONAL_NUMBER | 85.07.30-033.28; 85073003328; 17.07.30-033.84; 85 07 30 033 28 | 85.07.30-033.29; 85.13.30-033.61; 8507300332
            BE_ENTERPRISE_NUMBER | 0428.759.497; BE0428759497; BE 0403.019.261; 0403019261 | 0428.759.498; 2428.759.497; BE0428759498
            CH_AHV | 756.9217.0769.85; 7569217076985; 756 9217 0769 85 | 756.9217.0769.84; 757.9217.0769.85; 756.9217.0769.8
            CH_UID | CHE-100.155.212; CHE-100.155.212 MWST; CHE100155212 | CHE-100.155.213; CHF-100.155.212
            AT_SVNR | 1237 010180; 1237010180 | 1238 010180; 1237 011680; 0237 010180
            AT_UID | ATU13585627; AT U13585627 | ATU13585626; AT13585627; ATX13585627
            AT_PASSPORT | P1234567 | P123456
            PT_NIF | 501964843; 501 964 843; PT501964843; 123456789 | 501964842; 401964843; 50196484
            PT_CITIZEN_CARD | 00000000 0 ZZ4; 000000000ZZ4 | 00000000 0 ZZ3; 000000000ZZ
            IE_PPSN | 6433435F; 6433435OA; 6433435 F; 1234567TW | 6433435E; 6433435OB; 643343F; 64334355F
            IE_VAT | IE6433435F; IE6433435OA | IE6433435E; GB6433435F
            IE_PASSPORT | PA1234567 | PA123456
            CZ_BIRTH_NUMBER | 710319/2745; 7103192745 | 710319/2746; 711319/2745; 719919/2745
            CZ_ICO | 25123891; CZ25123891; CZ 25123891 | 25123892; 2512389
            SK_VAT | SK2022749619; SK 2022749619 | SK2022749618; CZ2022749619
            RO_CNP | 1630615123457 | 1630615123458; 1631315123457; 163061512345
            RO_CUI | RO18547290; RO 18547290 | RO18547291; 18547290RO
            BG_EGN | 7523169263; 8032056031 | 7523169264; 8019010008; 803205603
            BG_EIK | 175074752; BG175074752; BG 175074752 | 175074753; BG175074753
            GR_AFM | 094259216; EL094259216; 023456780 | 094259217; 09425921; EL094259217
            GR_AMKA | 01013099997 | 01013099998; 32013099997; 01133099999
            HU_TAX_ID | 8071592153 | 8071592154; 7071592153
            HU_TAJ | 111111110; 111-111-110; 111 111 110 | 111111111; 11111111
            HU_COMPANY_TAX_NUMBER | 12892312-2-41; HU12892312 | 12892313-2-41; HU12892313; 12892312-9-41
            HR_OIB | 33392005961; HR33392005961 | 33392005962; 3339200596
            SI_EMSO | 0101006500006 | 0101006500007; 0113006500006; 0101006400003
            SI_TAX_NUMBER | 50223054; SI50223054 | 50223055; 05022305
            EE_ISIKUKOOD | 37605030299; 36805280109 | 37605030290; 37613030299; 97605030299
            LT_ASMENS_KODAS | 33309240064 | 33309240164; 33313240064
            LV_PERSONAS_KODS | 161175-19997; 16117519997 | 161175-19990; 321175-1999; 161375-19997
            LU_NATIONAL_ID | 1893120105732 | 1893120105733; 1893120105742; 1793120105732; 1893130105732
            EU_VAT | EE100931558; LT119511515; LT100001919017; LU15027442; LV40003521600; MT11679112 | EE100931557; LT119511525; LU15027443; LV40003521601; MT11679113; FR11679112
            """;

    private record Row(InfoType type, List<String> positives, List<String> negatives) {
        static Row of(String line) {
            String[] parts = line.split(" \\| ", 3);
            return new Row(InfoType.parse(parts[0].strip()), values(parts[1]), values(parts[2]));
        }

        private static List<String> values(String text) {
            List<String> values = new ArrayList<>();
            for (String value : text.split(";", -1)) {
                values.add(value.strip());
            }
            return values;
        }
    }

    static Stream<Arguments> rows() {
        return TABLE.lines().map(Row::of).map(row -> Arguments.of(row.type.name(), row));
    }

    /** The finding of the type in a text, with the value behind a context word. */
    private static List<Finding> find(InfoType type, String value) {
        return Detector.of(type).find(type.contextWords().get(0) + ": " + value);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void values_ofTheTable_areFoundAsAWhole(String name, Row row) {
        int offset = row.type.contextWords().get(0).length() + 2;
        for (int i = 0; i < row.positives.size(); i++) {
            String value = row.positives.get(i);
            assertThat(find(row.type, value).stream()
                            .map(finding -> List.of(finding.start() - offset, finding.end() - offset))
                            .toList())
                    .as("%s positive %d", name, i)
                    .containsExactly(List.of(0, value.length()));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void nearMisses_ofTheTable_areNotFound(String name, Row row) {
        for (int i = 0; i < row.negatives.size(); i++) {
            assertThat(find(row.type, row.negatives.get(i)).stream()
                            .filter(finding -> !finding.made())
                            .count())
                    .as("%s negative %d", name, i)
                    .isZero();
        }
    }

    @Test
    void types_ofEurope_areAllInTheTable() {
        Set<String> tested = new HashSet<>();
        TABLE.lines().forEach(line -> tested.add(line.substring(0, line.indexOf(' '))));
        List<InfoType> all = Stream.of(
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
        // Those that are not here are made by generators of their own.
        assertThat(all.stream().map(InfoType::name).filter(type -> !tested.contains(type)))
                .containsExactlyInAnyOrder(
                        "ES_SOCIAL_SECURITY", "FI_PASSPORT", "SE_PASSPORT", "PT_NISS", "HU_PERSONAL_ID");
        assertThat(all).allSatisfy(type -> {
            assertThat(type.contextWords())
                    .as(type.name())
                    .isNotEmpty()
                    .allMatch(word -> word.equals(word.toLowerCase(Locale.ROOT)));
        });
    }
}
