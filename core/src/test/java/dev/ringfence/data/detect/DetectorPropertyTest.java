package dev.ringfence.data.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.Finding;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.checksum.Luhn;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class DetectorPropertyTest {
    /** Types that need no word beside them: a word put before a value may be read as a part of others. */
    private static final Detector DETECTOR = Detector.builder()
            .types(InfoType.EMAIL_ADDRESS, InfoType.PAYMENT_CARD_NUMBER, InfoType.IBAN, InfoType.PHONE_NUMBER)
            .build();

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "0", "1", "49", "0171", "555", "4485", "2757", "DE75", "GB", "A", "z", "é", "\ud83d", "\u00a0", " ",
                "-", ".", "/", "(", ")", "+", "@", ",", ":", "x", "_", "%", "example", ".com", "\n", "12", "8327");
        return pieces.list().ofMaxSize(60).map(list -> String.join("", list));
    }

    @Property(tries = 20_000, seed = "20261122")
    void find_anyText_givesOrderedFindingsWithinIt(@ForAll("texts") String text) {
        int floor = 0;
        for (Finding finding : DETECTOR.find(text)) {
            assertThat(finding.start()).isGreaterThanOrEqualTo(floor);
            assertThat(finding.end()).isLessThanOrEqualTo(text.length());
            floor = finding.end();
        }
    }

    /** What is firm where it stands alone is found between other words too. */
    @Property(tries = 20_000, seed = "20261122")
    void find_valueBetweenWords_isFoundAsAlone(@ForAll("texts") String text) {
        assertThat(firmStarts("see " + text + " please", 4)).isEqualTo(firmStarts(text, 0));
    }

    private static List<Integer> firmStarts(String text, int offset) {
        return DETECTOR.find(text).stream()
                .filter(finding -> finding.confidence() >= Finding.FIRM)
                .map(finding -> finding.start() - offset)
                .toList();
    }

    /** The slow oracle: every Luhn-valid Visa number of sixteen digits, in each grouping. */
    @Property(tries = 5_000, seed = "20261122")
    void find_cardNumber_isFoundUnlessADigitIsChanged(
            @ForAll @IntRange(max = 999_999_999) int middle, @ForAll @IntRange(min = 1, max = 9) int change) {
        String fifteen = "448527" + String.format("%09d", middle);
        char check = Luhn.checkDigit(fifteen, 15);
        String card = fifteen + check;
        String grouped = card.replaceAll("(.{4})(?!$)", "$1-");
        assertThat(DETECTOR.find(card)).extracting(Finding::type).containsExactly(InfoType.PAYMENT_CARD_NUMBER);
        assertThat(DETECTOR.find(grouped)).extracting(Finding::type).containsExactly(InfoType.PAYMENT_CARD_NUMBER);
        String wrong = fifteen + (char) ('0' + (check - '0' + change) % 10);
        assertThat(DETECTOR.find(wrong)).isEmpty();
    }
}
