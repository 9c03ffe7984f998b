package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was found in a text so far: weighs context, drops what is too doubtful, and resolves overlaps. Of two values that
 * overlap the one that is firm and of a validated type stays, then the more confident, then the longer, then the earlier. Not safe for
 * use by many threads.
 */
final class CandidateList implements Candidates {
    /** A text that is nothing but a value whose check holds; of digits alone only where its type was asked for. */
    static final double WHOLE_TEXT = 0.55;
    /** Below this the form says so little that nothing else beside it says no more. */
    private static final double LEAST_ALONE = 0.2;
    /** What a context word adds among values of the same form: that of a type which is not named counts less. */
    private static final double NAMED = 0.06;
    /** What a phrase of two words and more adds to that: "UK passport" says more than "passport". */
    private static final double NAMED_FULLY = 0.01;
    /** What is left of the confidence in digits beside a word that names something else. */
    private static final double COUNTER = 0.5;

    private final Reporting reporting;
    private final Map<InfoType, Integer> indexes = new HashMap<>();
    private final Context context;
    private Window window = new Window();
    private boolean mayBeWhole;

    private int size;
    private InfoType[] types = new InfoType[16];
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private int[] lengths = new int[16];
    private double[] confidences = new double[16];
    /** What decides between candidates that overlap. */
    private double[] weights = new double[16];

    private boolean[] made = new boolean[16];
    private final FindingOrder order = new FindingOrder();

    CandidateList(List<InfoType> types, ContextWords words, Reporting reporting) {
        this.reporting = reporting;
        for (int i = 0; i < types.size(); i++) {
            indexes.put(types.get(i), i);
        }
        this.context = new Context(words, types.size());
    }

    /** Before the first window of a text. */
    void begin() {
        size = 0;
    }

    /**
     * Indexes are from now on those of a window.
     *
     * @param whole whether the window shows the whole text
     */
    void show(Window shown, boolean whole) {
        window = shown;
        context.reset();
        mayBeWhole = whole && reporting.wholeText();
    }

    /** True if around a value the text has nothing but blanks. */
    private boolean isWhole(int start, int end) {
        int first = start;
        while (first > 0 && isBlank(window.at(first - 1))) {
            first--;
        }
        int last = end;
        while (last < window.length() && isBlank(window.at(last))) {
            last++;
        }
        return first == 0 && last == window.length();
    }

    private static boolean isBlank(byte unit) {
        return unit == ' ' || (unit >= '\t' && unit <= '\r');
    }

    Context context() {
        return context;
    }

    @Override
    public void add(InfoType type, int start, int end, double alone, double withContext, boolean isMade) {
        Integer index = indexes.get(type);
        if (index == null) {
            return;
        }
        double confidence = confidence(type, index, start, end, alone, withContext);
        if (reporting.reports(type, confidence)) {
            double weight = confidence + named(type, index, start, end, alone, withContext, confidence);
            append(type, window.base() + start, window.base() + end, length(start, end), confidence, weight, isMade);
        }
    }

    private double named(
            InfoType type, int index, int start, int end, double alone, double withContext, double confidence) {
        boolean named = withContext > alone
                && confidence == withContext
                && type.identifier().isPresent();
        return !named ? 0 : NAMED + (context.namesFully(index, window, start, end) ? NAMED_FULLY : 0);
    }

    @Override
    public boolean wants(InfoType type, int start, int end, double alone, double withContext) {
        Integer index = indexes.get(type);
        return index != null && reporting.reports(type, confidence(type, index, start, end, alone, withContext));
    }

    private double confidence(InfoType type, int index, int start, int end, double alone, double withContext) {
        double confidence = alone;
        if (withContext > alone && reporting.reports(type, Math.max(alone, withContext))) {
            if (context.speaksAgainst(window, start, end)) {
                confidence = alone * COUNTER;
            } else if (context.speaksFor(index, window, start, end)) {
                confidence = withContext;
            }
        }
        boolean whole = mayBeWhole
                && confidence < WHOLE_TEXT
                && alone >= LEAST_ALONE
                && isWhole(start, end)
                && reporting.isChecked(type)
                && (reporting.wholeDigits() || window.endOfDigits(start) < end);
        return whole ? WHOLE_TEXT : confidence;
    }

    /** ASCII units, and each row of others as one: the same whether the text is UTF-8 or a String. */
    private int length(int start, int end) {
        int length = 0;
        for (int i = start; i < end; i++) {
            length += window.at(i) >= 0 || i == start || window.at(i - 1) >= 0 ? 1 : 0;
        }
        return length;
    }

    private void append(
            InfoType type, int start, int end, int length, double confidence, double weight, boolean isMade) {
        if (size == starts.length) {
            int more = 2 * size;
            types = Arrays.copyOf(types, more);
            starts = Arrays.copyOf(starts, more);
            ends = Arrays.copyOf(ends, more);
            lengths = Arrays.copyOf(lengths, more);
            confidences = Arrays.copyOf(confidences, more);
            weights = Arrays.copyOf(weights, more);
            made = Arrays.copyOf(made, more);
        }
        // Nearly in order already: matchers look back a little.
        int at = size++;
        for (; at > 0 && starts[at - 1] > start; at--) {
            copy(at - 1, at);
        }
        types[at] = type;
        starts[at] = start;
        ends[at] = end;
        lengths[at] = length;
        confidences[at] = confidence;
        weights[at] = weight;
        made[at] = isMade;
    }

    private void copy(int from, int to) {
        types[to] = types[from];
        starts[to] = starts[from];
        ends[to] = ends[from];
        lengths[to] = lengths[from];
        confidences[to] = confidences[from];
        weights[to] = weights[from];
        made[to] = made[from];
    }

    /**
     * Reports what no later candidate can overlap, in order, and forgets it.
     *
     * @param limit index in the text before which no later candidate begins
     */
    void report(int limit, FindingConsumer consumer) {
        int settled = settled(limit);
        if (settled == 0) {
            return;
        }
        boolean[] stays = order.resolve(settled, types, starts, ends, lengths, confidences, weights);
        for (int i = 0; i < settled; i++) {
            if (stays[i]) {
                consumer.accept(types[i], starts[i], ends[i], confidences[i], made[i]);
            }
        }
        for (int i = settled; i < size; i++) {
            copy(i, i - settled);
        }
        size -= settled;
    }

    /** How many of the first candidates end by the limit and overlap none of the others. */
    private int settled(int limit) {
        int settled = 0;
        int reach = 0;
        for (int i = 0; i < size && reach <= limit; i++) {
            if (starts[i] >= reach) {
                settled = i;
            }
            reach = Math.max(reach, ends[i]);
        }
        return reach <= limit ? size : settled;
    }
}
