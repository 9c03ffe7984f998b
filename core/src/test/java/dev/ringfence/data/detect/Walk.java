package dev.ringfence.data.detect;

import dev.ringfence.data.Finding;
import dev.ringfence.data.detect.Matcher.Anchor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Asks matchers at every anchor of a text, one unit after the other: the plainest engine that there can be. */
final class Walk implements Detector {
    private final List<Matcher> matchers;
    private final double least;

    Walk(double least, Matcher... matchers) {
        this.matchers = List.of(matchers);
        this.least = least;
    }

    @Override
    public List<Finding> find(CharSequence text) {
        Window window = new Window();
        window.fill(text, 0, text.length());
        List<Finding> all = new ArrayList<>();
        for (int i = 0; i < window.length(); i++) {
            int at = i;
            for (Matcher matcher : matchers) {
                if (matcher.anchors().stream().anyMatch(anchor -> isAnchor(window, at, anchor))) {
                    matcher.match(window, i, (type, start, end, alone, withContext, made) -> {
                        if (alone >= least) {
                            all.add(new Finding(type, start, end, alone, made));
                        }
                    });
                }
            }
        }
        all.sort(Comparator.comparingDouble(Finding::confidence)
                .reversed()
                .thenComparing(finding -> finding.start() - finding.end()));
        List<Finding> kept = new ArrayList<>();
        for (Finding finding : all) {
            if (kept.stream().noneMatch(other -> other.start() < finding.end() && finding.start() < other.end())) {
                kept.add(finding);
            }
        }
        kept.sort(Comparator.comparingInt(Finding::start));
        return kept;
    }

    private static boolean isAnchor(Window window, int at, Anchor anchor) {
        return switch (anchor) {
            case CAPITAL -> !window.isLetter(at - 1)
                    && (window.at(at) == Window.LETTER || window.at(at) >= 'A' && window.at(at) <= 'Z');
            case DIGIT -> {
                int start = at;
                while (Character.isLetterOrDigit(window.at(start - 1) > 0 ? window.at(start - 1) : ' ')) {
                    start--;
                }
                boolean first = window.isDigit(at);
                for (int i = start; i < at; i++) {
                    first &= !window.isDigit(i);
                }
                int end = at;
                while (Character.isLetterOrDigit(window.at(end) > 0 ? window.at(end) : ' ')) {
                    end++;
                }
                window.run(start, end);
                yield first;
            }
            case COLON -> window.at(at) == ':';
            default -> false;
        };
    }
}
