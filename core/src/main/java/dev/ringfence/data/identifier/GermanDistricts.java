package dev.ringfence.data.identifier;

import java.util.ArrayList;
import java.util.List;

/** The districts of vehicle marks and how marks are written. Districts with an umlaut are not among them. */
final class GermanDistricts {
    /** Distinguishing marks of administrative districts (FZV, annex 1; Bundesanzeiger), those without umlaut. */
    private static final Codes CODES = Codes.of(
            "A AA AB ABG ABI AC AE AH AIB AIC AK ALF ALZ AM AN ANA ANG ANK AP APD ARN ART AS ASL ASZ AT AU AUR AW AZ AZE"
                    + " B BA BAD BAR BB BBG BBL BC BCH BE BED BEI BEL BER BF BGD BGL BH BI BID BIN BIR BIT BIW BK BKS"
                    + " BL BLB BLK BM BN BNA BO BOG BOH BOR BOT BRA BRB BRG BRI BRK BRL BRV BS BSB BSK BT BTF BUL BZ"
                    + " BZA C CA CAS CB CE CHA CLP CLZ CO COC COE CR CUX CW D DA DAH DAN DAU DB DBR DD DE DEG DEL DGF"
                    + " DH DI DIL DIN DIZ DKB DL DLG DM DN DO DON DU DUD DW DZ E EA EB EBE EBN EBS ECK ED EE EF EG EH"
                    + " EI EIC EIL EIN EIS EL EM EMD EMS EN ER ERB ERH ERK ERZ ES ESB ESW EU EW F FB FD FDB FDS FEU FF"
                    + " FFB FG FH FI FKB FL FN FO FOR FR FRG FRI FRW FS FT FTL FW FZ G GA GAN GAP GC GD GDB GE GEL GEO"
                    + " GER GF GG GHA GHC GI GK GL GLA GM GMN GN GNT GOA GOH GP GR GRA GRH GRI GRM GRZ GS GT GTH GUB"
                    + " GUN GV GVM GW GZ H HA HAB HAL HAM HAS HB HBN HBS HC HCH HD HDH HDL HE HEB HEF HEI HEL HER HET"
                    + " HF HG HGN HGW HH HHM HI HIG HIP HK HL HM HMU HN HO HOG HOH HOL HOM HOR HOT HP HR HRO HS HSK HST"
                    + " HU HUS HV HVL HWI HX HY HZ IGB IK IL ILL IN IS IZ J JE JL K KA KB KC KE KEH KEL KEM KF KG KH KI"
                    + " KIB KK KL KLE KLZ KM KN KO KR KRU KS KT KU KUS KW KY KYF L LA LAN LAU LB LBS LBZ LC LD LDK LDS"
                    + " LEO LER LEV LF LG LH LI LIB LIF LIP LL LM LN LOS LP LR LRO LSA LSN LSZ LU LUN LUP LWL M MA MAB"
                    + " MAI MAK MAL MAR MB MC MD ME MED MEG MEI MEK MEL MER MET MG MGH MGN MH MHL MI MIL MK MKK ML MM"
                    + " MN MO MOD MOL MON MOS MQ MR MS MSE MSH MSP MST MTK MTL MVL MW MY MYK MZ MZG N NAB NAI NAU NB ND"
                    + " NDH NE NEA NEB NEC NEN NES NEU NEW NF NH NI NK NL NM NMB NMS NOH NOL NOM NOR NP NR NRW NT NU NVP"
                    + " NW NWM NY NZ OA OAL OB OBB OBG OC OCH OD OE OF OG OH OHA OHV OHZ OK OL OP OPR OS OSL OVI OVL"
                    + " OVP OZ P PA PAF PAN PAR PB PCH PE PEG PF PI PIR PL PM PN PR PRU PS PW PZ QFT QLB R RA RC RD RDG"
                    + " RE REG REH REI RG RH RI RID RIE RL RM RN RO ROD ROF ROH ROK ROL ROS ROT ROW RPL RS RSL RT RU RV"
                    + " RW RZ S SAB SAD SAL SAN SAW SB SBG SBK SC SCZ SDH SDL SDT SE SEB SEE SEF SEL SFA SFB SFT SG SGH"
                    + " SH SHA SHG SHK SHL SI SIG SIM SK SL SLE SLF SLK SLN SLS SLZ SM SMU SN SO SOB SOG SOK SOM SON SP"
                    + " SPB SPN SR SRB SRO ST STA STB STD STE STL STO SU SUL SW SWA SY SZ SZB TBB TDO TE TET TF TG THL"
                    + " THW TIR TO TP TR TS TT TUT UE UEM UER UFF UH UL UM UN USI V VAI VB VEC VER VG VIB VIE VIT VK VL"
                    + " VOH VS W WA WAF WAK WAN WAR WAT WB WBG WBS WDA WE WEB WEG WEL WEN WER WES WF WG WHV WI WIL WIS"
                    + " WIT WIZ WK WL WLG WM WMS WN WND WO WOB WOH WOL WOR WOS WR WRN WS WSF WST WSW WT WTL WTM WUG WUN"
                    + " WUR WW WZ WZL X Y Z ZE ZEL ZI ZIG ZP ZR ZW ZZ");

    static final String[] SHAPES = shapes();

    private GermanDistricts() {}

    private static String[] shapes() {
        List<String> shapes = new ArrayList<>();
        for (String district : new String[] {"A", "AA", "AAA"}) {
            for (String letters : new String[] {"-A", "-AA"}) {
                for (String separator : new String[] {" ", "", "-"}) {
                    for (int digits = 1; digits <= 4; digits++) {
                        // At most eight characters in all, E or H included.
                        int characters = district.length() + letters.length() - 1 + digits;
                        if (characters <= 8) {
                            shapes.add(district + letters + separator + "9".repeat(digits));
                        }
                        if (characters <= 7) {
                            shapes.add(district + letters + separator + "9".repeat(digits) + "e");
                            shapes.add(district + letters + separator + "9".repeat(digits) + "h");
                        }
                    }
                }
            }
        }
        return shapes.toArray(String[]::new);
    }

    /** True if some split of the letters gives a district; a number does not begin with 0. */
    static boolean isMark(CharSequence mark) {
        int letters = 0;
        while (mark.charAt(letters) > '9') {
            letters++;
        }
        if (mark.charAt(letters) == '0') {
            return false;
        }
        for (int district = Math.max(1, letters - 2); district < letters && district <= 3; district++) {
            if (CODES.contain(mark, 0, district)) {
                return true;
            }
        }
        return false;
    }
}
