package dev.ringfence.data.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ringfence.data.Finding;
import dev.ringfence.data.InfoType;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamedEntityRecognizerTest {
    private static Finding name(int start, int end, double confidence) {
        return new Finding(InfoType.PERSON_NAME, start, end, confidence, false);
    }

    @Test
    void entities_thatOverlap_leaveTheMoreConfidentInOrder() {
        NamedEntityRecognizer recognizer =
                text -> List.of(name(8, 12, 0.9), name(0, 9, 0.6), name(0, 4, 0.7), name(20, 22, 0.2));
        assertThat(recognizer.asDetector(0.5).find("x".repeat(30))).containsExactly(name(0, 4, 0.7), name(8, 12, 0.9));
    }

    @Test
    void entities_besideAnotherDetector_areAddedWhereItFindsNothing() {
        String text = "a@b.org and so on";
        NamedEntityRecognizer recognizer = any -> List.of(name(0, 7, 0.9), name(12, 17, 0.9));
        assertThat(Detector.standard().and(recognizer.asDetector(0.5)).find(text))
                .extracting(Finding::type)
                .containsExactly(InfoType.EMAIL_ADDRESS, InfoType.PERSON_NAME);
    }

    @Test
    void span_outsideTheText_isRefused() {
        NamedEntityRecognizer recognizer = text -> List.of(name(0, 9, 0.9));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> recognizer.asDetector(0.5).find("short"))
                .withMessageContaining("'span' must lie within 5 units");
        assertThatIllegalArgumentException().isThrownBy(() -> recognizer.asDetector(1.5));
    }
}
