package dev.ringfence.data.detect;

import dev.ringfence.data.Finding;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.detect.Matcher.Anchor;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks one matcher at each anchor of a text, as the contract of {@link Matcher} describes them: the slow, obvious
 * engine that matchers are tested with alone.
 */
final class Spans {
    private Spans() {}

    /** What the matcher reports, confidence as without context. */
    static List<Finding> of(Matcher matcher, String text) {
        return of(matcher, text, false);
    }

    static List<Finding> of(Matcher matcher, String text, boolean context) {
        Window window = new Window();
        window.fill(text, 0, text.length());
        List<Finding> found = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            for (Anchor anchor : Anchor.values()) {
                if (matcher.anchors().contains(anchor)
                        && isAnchor(window, i, anchor)
                        && (anchor != Anchor.DIGIT || matcher.wants(form(window, i)))) {
                    matcher.match(
                            window,
                            i,
                            (type, start, end, alone, withContext, made) ->
                                    found.add(new Finding(type, start, end, context ? withContext : alone, made)));
                }
            }
        }
        return found;
    }

    /** The stretches of one type with at least a confidence, each as the text it covers. */
    static List<String> texts(Matcher matcher, String text, InfoType type, double confidence, boolean context) {
        return of(matcher, text, context).stream()
                .filter(finding -> finding.type() == type && finding.confidence() >= confidence)
                .map(finding -> text.substring(finding.start(), finding.end()))
                .toList();
    }

    private static boolean isAnchor(Window window, int i, Anchor anchor) {
        byte b = window.at(i);
        return switch (anchor) {
            case AT -> b == '@';
            case COLON -> b == ':';
            case EQUALS -> b == '=';
            case DOT -> b == '.' && window.isWordPart(i - 1) && window.isLetter(i + 1);
            case HYPHENS -> b == '-' && window.at(i + 1) == '-' && window.at(i - 1) != '-';
            case DIGIT -> Ascii.isDigit(b) && isFirstDigit(window, i);
            case START -> i == 0;
            case CAPITAL -> (Ascii.isUpper(b) || b == Window.LETTER) && !window.isWordPart(i - 1);
        };
    }

    /** Also tells the window where the run lies. */
    private static RunForm form(Window window, int at) {
        int start = Ascii.startOfRun(window, at, Integer.MAX_VALUE);
        int end = Ascii.endOfRun(window, at, Integer.MAX_VALUE);
        window.run(start, end);
        return new RunForm().show(RunForm.code(window, start, at, end));
    }

    private static boolean isFirstDigit(Window window, int i) {
        for (int k = i - 1; Ascii.isAlphanumeric(window.at(k)); k--) {
            if (Ascii.isDigit(window.at(k))) {
                return false;
            }
        }
        return true;
    }
}
