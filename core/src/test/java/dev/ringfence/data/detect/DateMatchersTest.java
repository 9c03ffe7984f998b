package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;
import org.junit.jupiter.api.Test;

class DateMatchersTest {
    @Test
    void numericDates_everyOrder_areFound() {
        MarkedTexts.check(
                InfoType.DATE,
                new NumericDateMatcher(),
                "«2026-11-22»",
                "on «2026/11/22».",
                "«1987.03.09»",
                "«11/22/2026»,",
                "«22/11/2026»",
                "«22.11.2026»",
                "am «22.11.2026».",
                "«1.5.1999»",
                "«5/1/1999»",
                "«11-22-2026»",
                "«22-11-2026»",
                "«11/22/26»",
                "«11-22-26»",
                "«22.11.26»",
                "DOB: «02/29/2000»",
                "(«01/02/1956»)",
                "\"date\":\"«1956-02-01»\"",
                "from «11/22/2026» to «11/25/2026»",
                "«2026-11-22»/«2026-11-25»",
                "«22.11.2026»-«25.11.2026»",
                "backup_«2026-11-22».sql",
                "«2026-11-22»_old",
                "/var/log/«2026/11/22»/x",
                "Sunday, 2026 «11/22/2026»",
                "«Mon, 11/23/2026»",
                "«2026-1-5» short",
                "<d>«2026-11-22»</d>",
                "born=12/31/1899x",
                "card «11/22/2026»?",
                "«3/4/2019»!");
    }

    @Test
    void numericDates_impossibleOnesAndOtherNumbers_areNotFound() {
        MarkedTexts.check(
                InfoType.DATE,
                new NumericDateMatcher(),
                "2026-13-22",
                "2026-02-30",
                "02/29/2023",
                "31.04.2026",
                "32/12/2026",
                "13/13/2026",
                "13.13.2026",
                "11.22.2026",
                "00/11/2026",
                "2026-11-00",
                "1/2/3",
                "1-2-3",
                "1.2.3",
                "1.2.26",
                "1-2-26",
                "10.11.12.13",
                "2026-11-22-33",
                "12/22/2026/3",
                "1.22.11.2026",
                "555-12-2026x",
                "$11/22/2026",
                "20261122",
                "20261122031131",
                "7.2026",
                "2024.1.12",
                "v2024.01.12x",
                "a11/22/2026",
                "11/22/202",
                "11/22/20261",
                "11/22-2026",
                "078-05-1120",
                "22-11-2026-1",
                "3.14.1592",
                "11.22",
                "0000-00-00");
    }

    @Test
    void compactDates_besideAWord_areFound() {
        MarkedTexts.checkInContext(
                InfoType.DATE,
                new NumericDateMatcher(),
                "«20261122»",
                "dob «19560201».",
                "20261322",
                "18990101",
                "120261122",
                "20261122x",
                "file20261122");
        MarkedTexts.checkInContext(
                InfoType.DATE_TIME, new NumericDateMatcher(), "«20261122031131»", "20261122256131", "20261122033199");
    }

    @Test
    void dateTimes_asMachinesWriteThem_areFoundWhole() {
        MarkedTexts.check(
                InfoType.DATE_TIME,
                new NumericDateMatcher(),
                "«2026-11-22T03:11:31Z»",
                "«2026-11-22T03:11:31.123456Z»,",
                "«2026-11-22T03:11:31+01:00»",
                "«2026-11-22T03:11:31-0800»",
                "«2026-11-22 03:11:31,123» INFO",
                "«2026-11-22 03:11» up",
                "[«2026-11-22 03:11:31.123 UTC»]",
                "«2026/11/22 03:11:31»",
                "«11/22/2026 3:11 PM».",
                "«11/22/2026, 3:11:05 p.m.» x",
                "«22.11.2026 03:11»",
                "«22.11.2026 um 03:11» Uhr",
                "«11/22/2026 at 9:05am»",
                "«20261122T031131Z»",
                "«20261122T031131»",
                "«2026-11-22 03:11:31 +0100»",
                "«2026-11-22T24:00:00Z»",
                "\"at\":\"«2026-11-22T03:11:31.1Z»\"");
        MarkedTexts.check(
                InfoType.DATE_TIME,
                new NumericDateMatcher(),
                "2026-11-22T25:11:31Z",
                "2026-11-22 03",
                "2026-13-22T03:11:31Z",
                "03:11:31",
                "2026-11-22 03:61");
    }

    @Test
    void writtenDates_inNineLanguages_areFound() {
        MarkedTexts.check(
                InfoType.DATE,
                new WrittenDateMatcher(),
                "on «Nov 22, 2026» we",
                "«November 22, 2026»",
                "«November 22nd, 2026».",
                "«Nov. 22, 2026»",
                "«22 November 2026»",
                "«22nd of November 2026»",
                "«22nd November, 2026»",
                "«1st May 1999»",
                "«22-Nov-2026»",
                "«22/Nov/2026»",
                "«22-Nov-26»",
                "«22Nov2026»",
                "«2026-Nov-22»",
                "«Nov-22-2026»",
                "«November 2026»",
                "in «Sept 2026»",
                "«22 Nov 2026»",
                "«NOVEMBER 22, 2026»",
                "«22. November 2026»",
                "«3. März 1981»",
                "«3. Maerz 1981»",
                "«24. Dez. 1999»",
                "«22 novembre 2026»",
                "«1er janvier 2000»",
                "«3 août 1981»",
                "«22 de noviembre de 2026»",
                "«22 noviembre 2026»",
                "«5 de mayo del 2010»",
                "«22 novembre 2026» alle",
                "«1º gennaio 2000»",
                "«5 maart 2021»",
                "«22 de março de 2026»",
                "«22 listopada 2026»",
                "«5 września 1999» r.",
                "«5 maj 2020»",
                "«Sunday, November 22, 2026»",
                "«Sun, 22 Nov 2026»",
                "«Sonntag, 22. November 2026»",
                "«dimanche 22 novembre 2026»",
                "«Nov 22» was",
                "on «22 November».",
                "«May 5th»",
                "am «22. November» um",
                "le «22 novembre»",
                "«noviembre de 2026»",
                "«Feb 29, 2024»",
                "born «March 3, '81»");
    }

    @Test
    void writtenDates_otherWords_areNotFound() {
        MarkedTexts.check(
                InfoType.DATE,
                new WrittenDateMatcher(),
                "may 5 people come",
                "Nov 32, x",
                "Feb 30",
                "march 5 miles",
                "22 Novelists",
                "Marching 22",
                "3 may",
                "out 22",
                "set 5",
                "gen 3",
                "22 people",
                "Room 22",
                "mar2026",
                "Decimal 5",
                "a 3 de x",
                "X-May 4000",
                "Windows 10",
                "Chapter 5",
                "12 mars",
                "ago 2 days");
    }

    @Test
    void writtenDateTimes_ofLogsAndMails_areFoundWhole() {
        MarkedTexts.check(
                InfoType.DATE_TIME,
                new WrittenDateMatcher(),
                "«Nov 22 03:11:31» host",
                "«Nov  2 03:11:31» host",
                "«Sun, 22 Nov 2026 03:11:31 GMT»",
                "«Sun, 22 Nov 2026 03:11:31 +0000»",
                "[«22/Nov/2026:03:11:31 +0000»]",
                "«Sun Nov 22 03:11:31 2026»",
                "«Sunday, November 22, 2026 at 3:11 PM»",
                "«22. November 2026 um 03:11» Uhr",
                "«22 Nov 2026, 03:11:31»",
                "«Nov 22, 2026 3:11:31 AM»");
    }
}
