package dev.ringfence.data.classify;

import dev.ringfence.data.Finding;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.detect.Detector;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a sample of values has in common.
 *
 * @param count how many values
 * @param distinct how many different ones
 * @param averageLength in UTF-16 units
 * @param averageWords runs without white space
 * @param entropy bits a character, over all values together (Shannon)
 * @param whole by info type how many values are wholly one of it
 * @param holding by info type in how many values a plausible or made one of a validated type stands
 */
record SampleStatistics(
        int count,
        int distinct,
        double averageLength,
        double averageWords,
        double entropy,
        Map<InfoType, Integer> whole,
        Map<InfoType, Integer> holding) {

    static SampleStatistics of(List<String> values, Detector detector) {
        Set<String> distinct = new HashSet<>(values);
        Map<InfoType, Integer> whole = new HashMap<>();
        Map<InfoType, Integer> holding = new HashMap<>();
        Map<Character, Integer> characters = new HashMap<>();
        long length = 0;
        long words = 0;
        for (String value : values) {
            String text = value.strip();
            length += text.length();
            words += text.isEmpty() ? 0 : text.split("\\s+", -1).length;
            text.chars().forEach(c -> characters.merge((char) c, 1, Integer::sum));
            Set<InfoType> held = new HashSet<>();
            for (Finding finding : detector.find(text)) {
                if (finding.start() == 0 && finding.end() == text.length()) {
                    whole.merge(finding.type(), 1, Integer::sum);
                }
                if (finding.type().validated() && finding.confidence() >= Finding.FIRM && held.add(finding.type())) {
                    holding.merge(finding.type(), 1, Integer::sum);
                }
            }
        }
        int count = values.size();
        return new SampleStatistics(
                count,
                distinct.size(),
                count == 0 ? 0 : (double) length / count,
                count == 0 ? 0 : (double) words / count,
                entropy(characters, length),
                Map.copyOf(whole),
                Map.copyOf(holding));
    }

    private static double entropy(Map<Character, Integer> characters, long length) {
        double bits = 0;
        for (int occurrences : characters.values()) {
            double share = (double) occurrences / length;
            bits -= share * Math.log(share) / Math.log(2);
        }
        return bits;
    }

    double shareWholly(InfoType type) {
        return count == 0 ? 0 : (double) whole.getOrDefault(type, 0) / count;
    }

    /** Different values among all. */
    double distinctShare() {
        return count == 0 ? 0 : (double) distinct / count;
    }
}
