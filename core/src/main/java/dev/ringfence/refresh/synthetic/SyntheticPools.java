package dev.ringfence.refresh.synthetic;

import dev.ringfence.data.Finding;
import dev.ringfence.data.detect.Detector;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Texts of topics, made once for a fill and looked at before they are used: what a guard would take for live data is left
 * out, wherever it comes from.
 */
final class SyntheticPools {
    private static final int MOST = 500;
    /** A topic of few texts gives the same ones again and again. */
    private static final int TRIES = 2_000;

    private final Locale locale;
    private final SyntheticSeed seed;
    private final Map<SyntheticTopic, List<String>> pools = new ConcurrentHashMap<>();

    SyntheticPools(Locale locale, SyntheticSeed seed) {
        this.locale = locale;
        this.seed = seed;
    }

    /** No two alike. */
    List<String> of(SyntheticTopic topic) {
        return pools.computeIfAbsent(topic, this::make);
    }

    private List<String> make(SyntheticTopic topic) {
        if (topic == SyntheticTopic.CODE) {
            return List.of();
        }
        Set<String> texts = new LinkedHashSet<>();
        Optional<SyntheticFaker> faker =
                SyntheticFaker.of(locale, seed.of(topic.title()).value());
        for (int i = 0; faker.isPresent() && i < TRIES && texts.size() < MOST; i++) {
            Optional<String> text = faker.get().next(topic);
            if (text.isEmpty()) {
                break;
            }
            text.filter(SyntheticPools::isMade).ifPresent(texts::add);
        }
        if (texts.isEmpty()) {
            topic.own().stream().filter(SyntheticPools::isMade).forEach(texts::add);
        }
        return List.copyOf(texts);
    }

    /** True for what the scanner takes for nobody's. */
    static boolean isMade(String text) {
        return Detector.standard().find(text).stream().noneMatch(Finding::plausible);
    }
}
