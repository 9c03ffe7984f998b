package dev.ringfence.spring.actuator;

import dev.ringfence.data.Finding;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.detect.Detector;
import dev.ringfence.data.log.LogSanitizer;
import dev.ringfence.data.sanitize.Sanitizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Text as it may be shown: with a marker in place of each value that identifies somebody or opens something. */
final class ShownText {
    /** Times and places by which what happened is told; by themselves they identify nobody. */
    private static final Set<InfoType> TELLING = Set.of(
            InfoType.DATE,
            InfoType.DATE_TIME,
            InfoType.UUID,
            InfoType.CITY,
            InfoType.COUNTRY,
            InfoType.ORGANIZATION,
            InfoType.NATIONALITY,
            InfoType.AGE);

    private ShownText() {}

    /** Built at first use: it needs all types and their matchers, and not every application is ever looked at. */
    private static final class Fitted {
        static final LogSanitizer INSTANCE = LogSanitizer.of(
                Sanitizer.redacting(SanitizationPolicy.builder("safeguards").build())
                        .lookingFor(Detector.builder()
                                .types(types().toArray(InfoType[]::new))
                                .minimumConfidence(Finding.FIRM)
                                .build()));

        private static List<InfoType> types() {
            List<InfoType> types = new ArrayList<>(InfoType.standard());
            types.removeAll(TELLING);
            return types;
        }
    }

    /** A text that somebody else wrote. */
    static String of(String text) {
        return Fitted.INSTANCE.sanitize(text);
    }

    static List<String> of(List<String> texts) {
        return texts.stream().map(ShownText::of).toList();
    }

    /** The name of a constant as people write it, such as {@code read-only}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
