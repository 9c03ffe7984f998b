package dev.ringfence.data.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.Finding;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.detect.LabelledSentences.Sentence;
import dev.ringfence.data.detect.LabelledSentences.Span;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NameMatcherTest {
    @Test
    void dev() {
        LabelledSentences all = new LabelledSentences();
        for (String word : all.unknownWords()) {
            if (Lexicon.standard().sense(WordHash.of(word)) != 0) System.out.println("KNOWN " + word);
        }
        Detector detector = new Walk(0.5, new NameMatcher(Lexicon.standard()), new AddressMatcher(Lexicon.standard()), new PostalCodeMatcher(Lexicon.standard()));
        Map<String, int[]> counts = new TreeMap<>();
        int shown = 0;
        for (Sentence s : all.sentences(8, 42)) {
            List<Finding> found = detector.find(s.text());
            for (Span span : s.spans()) {
                int[] c = counts.computeIfAbsent(span.type().name(), k -> new int[4]);
                boolean hit = found.stream().anyMatch(f -> f.type().equals(span.type()) && f.start() == span.start() && f.end() == span.end());
                boolean touched = found.stream().anyMatch(f -> f.start() < span.end() && f.end() > span.start());
                c[0]++; c[1] += hit ? 1 : 0; c[3] += touched ? 1 : 0;
                if (!hit && shown++ < 150) System.out.println("MISS " + span.type() + " '" + s.text().substring(span.start(), span.end()) + "' in: " + s.text().replace("\n","\\n") + "  -> " + found.stream().filter(f -> f.start() < span.end() && f.end() > span.start()).map(f -> f.type() + "'" + s.text().substring(f.start(), f.end()) + "'" + f.confidence()).toList());
            }
            for (Finding f : found) {
                int[] c = counts.computeIfAbsent(f.type().name(), k -> new int[4]);
                if (s.spans().stream().noneMatch(span -> f.type().equals(span.type()) && f.start() == span.start() && f.end() == span.end())) { c[2]++; 
                 if (s.spans().stream().noneMatch(span -> f.start() < span.end() && f.end() > span.start())) System.out.println("FALSE " + f.type() + " '" + s.text().substring(f.start(), f.end()) + "' in: " + s.text()); }
            }
        }
        counts.forEach((k, c) -> System.out.printf("%-16s n=%d exactRecall=%.3f anyRecall=%.3f exactPrecision=%.3f%n", k, c[0], c[1] / (double) c[0], c[3] / (double) c[0], c[1] / (double) (c[1] + c[2])));
    }
}
