package dev.ringfence.data.detect;

import dev.ringfence.data.Finding;
import dev.ringfence.data.InfoType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;

/** Adds what {@link CustomPattern}s find to what another detector finds; overlaps are resolved by {@link FindingOrder}. */
final class PatternDetector implements Detector {
    private final Detector scanner;
    private final List<CustomPattern> patterns;
    private final Logger log;
    private final Set<CustomPattern> warned = ConcurrentHashMap.newKeySet();

    PatternDetector(Detector scanner, List<CustomPattern> patterns, Logger log) {
        this.scanner = scanner;
        this.patterns = List.copyOf(patterns);
        this.log = log;
    }

    @Override
    public List<Finding> find(CharSequence text) {
        List<Finding> scanned = scanner.find(text);
        List<Finding> matched = matches(text);
        if (matched.isEmpty()) {
            return scanned;
        }
        matched.addAll(scanned);
        matched.sort(Comparator.comparingInt(Finding::start));
        return resolved(matched);
    }

    private List<Finding> matches(CharSequence text) {
        List<PatternSearch> searches = new ArrayList<>(patterns.size());
        for (CustomPattern pattern : patterns) {
            searches.add(new PatternSearch(pattern, text));
        }
        List<Finding> found = new ArrayList<>();
        int start = 0;
        boolean anchored = false;
        for (int i = 0; i <= text.length(); i++) {
            char unit = i < text.length() ? text.charAt(i) : ' ';
            if (!isEdge(unit)) {
                anchored |= unit == '@' || unit == ':' || Character.isDigit(unit);
                continue;
            }
            for (PatternSearch search : searches) {
                if (i > start && search.custom().searches(i - start, anchored)) {
                    search.search(start, i, found, this::warn);
                }
            }
            start = i + 1;
            anchored = false;
        }
        return found;
    }

    private static boolean isEdge(char unit) {
        return switch (unit) {
            case '"', '\'', '`', ',', ';', '|', '(', ')', '[', ']', '{', '}', '<', '>' -> true;
            default -> Character.isWhitespace(unit) || Character.isSpaceChar(unit);
        };
    }

    private void warn(CustomPattern pattern) {
        if (warned.add(pattern)) {
            log.warn(
                    "The pattern of {} took more than {} steps in a run of at most {} units; the rest of such a run is left alone",
                    pattern.type(),
                    pattern.maxSteps(),
                    pattern.maxLength());
        }
    }

    private static List<Finding> resolved(List<Finding> all) {
        int count = all.size();
        InfoType[] types = new InfoType[count];
        int[] starts = new int[count];
        int[] ends = new int[count];
        int[] lengths = new int[count];
        double[] confidences = new double[count];
        for (int i = 0; i < count; i++) {
            Finding finding = all.get(i);
            types[i] = finding.type();
            starts[i] = finding.start();
            ends[i] = finding.end();
            lengths[i] = finding.end() - finding.start();
            confidences[i] = finding.confidence();
        }
        boolean[] stays = new FindingOrder().resolve(count, types, starts, ends, lengths, confidences, confidences);
        List<Finding> kept = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            if (stays[i]) {
                kept.add(all.get(i));
            }
        }
        return List.copyOf(kept);
    }

    @Override
    public String toString() {
        return scanner + " and " + patterns.size() + " patterns";
    }
}
