package dev.ringfence.data.detect;

import dev.ringfence.data.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a detector finds of labelled sentences, counted by type. */
final class HeldOutSentences {
    /** Types that stand for one another: a label of a postal code may be found as one of a country. */
    private static final Map<String, String> SAME =
            Map.of("UK_POSTCODE", "POSTAL_CODE", "DE_POSTAL_CODE", "POSTAL_CODE", "DATE_TIME", "DATE");

    private static final Pattern MARK = Pattern.compile("\\[\\[([A-Z_0-9]+):(.+?)]]");

    private HeldOutSentences() {}

    record Label(String type, int start, int end) {}

    /** A sentence without its marks. */
    record Sentence(int line, String text, List<Label> labels) {
        static Sentence of(int line, String marked) {
            StringBuilder text = new StringBuilder();
            List<Label> labels = new ArrayList<>();
            int at = 0;
            Matcher mark = MARK.matcher(marked);
            while (mark.find()) {
                text.append(marked, at, mark.start());
                int start = text.length();
                text.append(HeldOutIdentifiers.filled(mark.group(1), mark.group(2)));
                labels.add(new Label(same(mark.group(1)), start, text.length()));
                at = mark.end();
            }
            return new Sentence(line, text.append(marked.substring(at)).toString(), labels);
        }
    }

    static List<Sentence> read(String resource) {
        List<Sentence> sentences = new ArrayList<>();
        List<String> lines = HeldOutIdentifiers.lines(resource);
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).startsWith("#")) {
                sentences.add(Sentence.of(i + 1, lines.get(i).replace("~", "")));
            }
        }
        return sentences;
    }

    /** Counts of one type. */
    static final class Score {
        int labels;
        int found;
        int masked;
        int findings;
        int right;

        void add(Score other) {
            labels += other.labels;
            found += other.found;
            masked += other.masked;
            findings += other.findings;
            right += other.right;
        }

        double recall() {
            return labels == 0 ? 1 : (double) found / labels;
        }

        double masking() {
            return labels == 0 ? 1 : (double) masked / labels;
        }

        double precision() {
            return findings == 0 ? 1 : (double) right / findings;
        }

        double f2() {
            double p = precision();
            double r = recall();
            return p + r == 0 ? 0 : 5 * p * r / (4 * p + r);
        }

        @Override
        public String toString() {
            return String.format(
                    "labels %d, recall %.3f, masked %.3f, findings %d, precision %.3f, F2 %.3f",
                    labels, recall(), masking(), findings, precision(), f2());
        }
    }

    /** Scores by type: a label is found where half of it is, under its type; a finding is right by the same rule. */
    static Map<String, Score> score(Detector detector, List<Sentence> sentences, List<String> misses) {
        Map<String, Score> scores = new TreeMap<>();
        for (Sentence sentence : sentences) {
            List<Finding> findings = detector.find(sentence.text());
            for (Label label : sentence.labels()) {
                Score score = scores.computeIfAbsent(label.type(), t -> new Score());
                score.labels++;
                int half = (label.end() - label.start() + 1) / 2;
                boolean found = findings.stream()
                        .anyMatch(f -> same(f.type().name()).equals(label.type()) && common(f, label) >= half);
                score.found += found ? 1 : 0;
                boolean masked =
                        findings.stream().mapToInt(f -> common(f, label)).sum() >= half;
                score.masked += masked ? 1 : 0;
                if (!found) {
                    misses.add("line " + sentence.line() + ": " + label + (masked ? " is another type" : ""));
                }
            }
            for (Finding f : findings) {
                Score score = scores.computeIfAbsent(same(f.type().name()), t -> new Score());
                score.findings++;
                boolean right = sentence.labels().stream()
                        .anyMatch(l -> same(f.type().name()).equals(l.type())
                                && 2 * common(f, l) >= Math.min(l.end() - l.start(), f.end() - f.start()));
                score.right += right ? 1 : 0;
                if (!right) {
                    misses.add("line " + sentence.line() + ": no label for "
                            + f.type().name() + " " + f.start() + "-" + f.end());
                }
            }
        }
        return scores;
    }

    static Score total(Map<String, Score> scores) {
        Score total = new Score();
        scores.values().forEach(total::add);
        return total;
    }

    private static int common(Finding f, Label l) {
        return Math.max(0, Math.min(f.end(), l.end()) - Math.max(f.start(), l.start()));
    }

    private static String same(String type) {
        return SAME.getOrDefault(type, type);
    }
}
