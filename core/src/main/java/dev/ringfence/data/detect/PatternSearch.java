package dev.ringfence.data.detect;

import dev.ringfence.data.Finding;
import java.util.List;
import java.util.function.Consumer;

/** Searches the runs of one text for one {@link CustomPattern}. Not safe for use by many threads. */
final class PatternSearch {
    private final CustomPattern custom;
    private final CharSequence text;
    private final StepLimitedText limited;
    private final java.util.regex.Matcher matcher;

    PatternSearch(CustomPattern custom, CharSequence text) {
        this.custom = custom;
        this.text = text;
        this.limited = new StepLimitedText(text);
        this.matcher = custom.pattern().matcher(limited);
    }

    CustomPattern custom() {
        return custom;
    }

    /**
     * Adds what matches in a run.
     *
     * @param spent told if the steps do not suffice for the run
     */
    void search(int start, int end, List<Finding> found, Consumer<CustomPattern> spent) {
        limited.allow(custom.maxSteps());
        matcher.region(start, end);
        try {
            while (matcher.find()) {
                if (matcher.end() > matcher.start()) {
                    found.add(finding(matcher.start(), matcher.end()));
                }
            }
        } catch (StepLimitedText.SpentException e) {
            spent.accept(custom);
        }
    }

    private Finding finding(int start, int end) {
        String value = text.subSequence(start, end).toString();
        boolean made = custom.type().madeSpace().contains(value);
        return new Finding(custom.type(), start, end, Finding.FIRM, made);
    }
}
