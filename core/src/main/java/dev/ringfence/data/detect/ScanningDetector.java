package dev.ringfence.data.detect;

import dev.ringfence.data.Finding;
import dev.ringfence.data.InfoType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Scans with matchers, in one pass; long texts window by window. Each thread has its own scratch. */
final class ScanningDetector implements Detector {
    /** Units walked in one window. */
    static final int STEP = 24 * 1_024;

    private final String description;
    private final int step;
    private final Screen screen;
    private final ThreadLocal<Pass> passes;

    ScanningDetector(String description, List<InfoType> types, List<Matcher> matchers, Reporting reporting) {
        this(description, types, matchers, reporting, STEP);
    }

    /** With windows of another size, for tests of the seams. */
    ScanningDetector(String description, List<InfoType> types, List<Matcher> matchers, Reporting reporting, int step) {
        this.description = description;
        this.step = step;
        AnchorTable table = new AnchorTable(matchers);
        this.screen = new Screen(table);
        ContextWords words = new ContextWords(types);
        this.passes = ThreadLocal.withInitial(
                () -> new Pass(new Scan(table), new CandidateList(types, words, reporting), new Window()));
    }

    /** What a thread needs to scan. */
    private record Pass(Scan scan, CandidateList candidates, Window window) {
        void begin() {
            scan.begin();
            candidates.begin();
        }

        /** Walks a step of a text that lies between two indexes, and reports what is settled by then. */
        int walk(int from, int step, int first, int last, FindingConsumer consumer) {
            int base = window.base();
            boolean end = base + window.length() == last;
            candidates.show(window, base == first && end);
            if (from == first) {
                scan.start(window, candidates);
            }
            int to = (int) Math.min(last, (long) from + step);
            int next = base + scan.walk(window, from - base, to - base, candidates);
            candidates.report(next >= last ? last : next - Window.BEHIND, consumer);
            return next;
        }
    }

    @Override
    public List<Finding> find(CharSequence text) {
        Findings findings = new Findings();
        scan(text, findings);
        return findings.list;
    }

    @Override
    public List<Finding> find(byte[] utf8, int from, int to) {
        Findings findings = new Findings();
        scan(utf8, from, to, findings);
        return findings.list;
    }

    private static final class Findings implements FindingConsumer {
        private List<Finding> list = List.of();

        @Override
        public void accept(InfoType type, int start, int end, double confidence, boolean made) {
            list = list.isEmpty() ? new ArrayList<>() : list;
            list.add(new Finding(type, start, end, confidence, made));
        }
    }

    @Override
    public void scan(CharSequence text, FindingConsumer consumer) {
        int length = text.length();
        if (length <= Screen.LONGEST && text instanceof String string && !screen.mayHold(string)) {
            return;
        }
        Pass pass = passes.get();
        pass.begin();
        try {
            for (int from = 0; from < length; ) {
                int first = Math.max(0, from - Window.BEHIND);
                pass.window.fill(text, first, (int) Math.min(length, (long) from + step + Window.AHEAD));
                from = pass.walk(from, step, 0, length, consumer);
            }
        } finally {
            pass.window.clear();
        }
    }

    @Override
    public void scan(byte[] utf8, int from, int to, FindingConsumer consumer) {
        Objects.checkFromToIndex(from, to, utf8.length);
        if (to - from <= Screen.LONGEST && !screen.mayHold(utf8, from, to)) {
            return;
        }
        Pass pass = passes.get();
        pass.begin();
        try {
            for (int next = from; next < to; ) {
                int first = Math.max(from, next - Window.BEHIND);
                pass.window.fill(utf8, first, (int) Math.min(to, (long) next + step + Window.AHEAD));
                next = pass.walk(next, step, from, to, consumer);
            }
        } finally {
            pass.window.clear();
        }
    }

    @Override
    public String toString() {
        return description;
    }
}
