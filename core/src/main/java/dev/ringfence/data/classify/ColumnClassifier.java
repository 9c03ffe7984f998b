package dev.ringfence.data.classify;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.classify.NameRules.Guess;
import dev.ringfence.data.classify.NameRules.Subject;
import dev.ringfence.data.detect.Detector;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Says what a column holds, from the words of its name, its declared type and a sample of its values. Values outweigh
 * the name where they are of a validated type, or where a good sample shows nothing of what the name says.
 *
 * <p>Immutable and safe for use by many threads. Evidence holds names, types and counts, never a value.
 */
public final class ColumnClassifier {
    private static final ColumnClassifier STANDARD = new ColumnClassifier(Detector.standard());

    /** From so many values on their silence counts. */
    private static final int GOOD_SAMPLE = 20;

    private static final double MOST = 0.8;
    private static final double MANY = 0.5;
    private static final double HARDLY_ANY = 0.1;
    private static final double A_FEW = 0.02;
    private static final double WORDS_OF_A_SENTENCE = 4;
    /** An identifier of a person has more; a reference to a row often fewer. */
    private static final double FEWEST_DIGITS = 5;

    private final Detector detector;

    private ColumnClassifier(Detector detector) {
        this.detector = detector;
    }

    /** A classifier that looks into values with {@link Detector#standard()}. */
    public static ColumnClassifier standard() {
        return STANDARD;
    }

    /** Says what a column holds. */
    public ColumnClass classify(ColumnSample sample) {
        List<String> words = ColumnWords.of(sample.column());
        Optional<Guess> guess = NameRules.guess(words).map(found -> ofTable(found, sample));
        SampleStatistics statistics = SampleStatistics.of(sample.values(), detector);
        if (sample.kind() == ColumnKind.TEXT || sample.kind() == ColumnKind.NUMBER) {
            Optional<ColumnClass> byValues = byValues(sample, guess, statistics);
            if (byValues.isPresent()) {
                return byValues.get();
            }
        }
        if (guess.isPresent() && fits(guess.get(), sample.kind())) {
            return byName(sample, guess.get(), statistics);
        }
        return unnamed(sample, statistics);
    }

    /** A plain {@code name} is a person's where the rows are people. */
    private static Guess ofTable(Guess guess, ColumnSample sample) {
        if (guess.subject() != Subject.NAME) {
            return guess;
        }
        boolean people = TableSubject.isPeople(ColumnWords.of(sample.table()));
        boolean login = !ColumnWords.of(guess.phrase()).equals(List.of("name"))
                && guess.phrase().length() > 5;
        return people || login
                ? new Guess(InfoType.PERSON_NAME, Subject.IDENTITY, guess.phrase())
                : new Guess(null, Subject.NOTHING, guess.phrase());
    }

    /** What most values are, whatever the column is called; empty if they are nothing in particular. */
    private static Optional<ColumnClass> byValues(
            ColumnSample sample, Optional<Guess> guess, SampleStatistics statistics) {
        for (Map.Entry<InfoType, Integer> type : statistics.whole().entrySet()) {
            double share = statistics.shareWholly(type.getKey());
            if (type.getKey().validated() && share >= MOST && statistics.count() >= 5 && tells(type.getKey())) {
                List<String> evidence = new ArrayList<>();
                guess.ifPresent(name -> evidence.add("named '" + name.phrase() + "'"));
                evidence.add(percent(share) + " of " + statistics.count() + " values are "
                        + (type.getKey().validated() ? "valid " : "") + type.getKey());
                return Optional.of(Drafts.ofType(type.getKey(), sample, 0.97, evidence));
            }
        }
        double names = statistics.shareWholly(InfoType.PERSON_NAME);
        boolean tellsNothing = guess.isEmpty() || guess.get().subject() == Subject.NOTHING;
        if (tellsNothing && names >= MOST && statistics.count() >= GOOD_SAMPLE && !isList(statistics)) {
            return Optional.of(Drafts.ofType(
                    InfoType.PERSON_NAME,
                    sample,
                    0.8,
                    List.of(percent(names) + " of " + statistics.count() + " values read like names of people")));
        }
        return Optional.empty();
    }

    /** A UUID is a key and a URL names a thing more often than a person: their names decide. */
    private static boolean tells(InfoType type) {
        return type != InfoType.UUID && type != InfoType.URL;
    }

    private static boolean fits(Guess guess, ColumnKind kind) {
        return switch (guess.subject()) {
            case NOTHING -> true;
            case BIRTH -> kind != ColumnKind.BOOLEAN && kind != ColumnKind.OTHER;
            case MONEY, HEALTH, TRAIT, PLACE -> kind != ColumnKind.OTHER;
            case IDENTITY, SECRET -> kind != ColumnKind.BOOLEAN && kind != ColumnKind.DATE;
            case NETWORK, NAME, FREE_TEXT -> kind == ColumnKind.TEXT;
        };
    }

    private ColumnClass byName(ColumnSample sample, Guess guess, SampleStatistics statistics) {
        List<String> evidence = new ArrayList<>();
        evidence.add("named '" + guess.phrase() + "'");
        if (guess.subject() == Subject.NOTHING) {
            return unnamed(sample, statistics, evidence);
        }
        boolean row = guess.subject() == Subject.IDENTITY
                && sample.kind() == ColumnKind.NUMBER
                && statistics.count() > 0
                && statistics.averageLength() < FEWEST_DIGITS;
        if (row) {
            evidence.add("but its numbers are too short for that");
            return unnamed(sample, statistics, evidence);
        }
        double confidence = 0.75;
        InfoType type = guess.type();
        if (type != null && type.validated() && statistics.count() >= GOOD_SAMPLE) {
            double share =
                    SampleStatistics.of(sample.values(), Detector.standard()).shareWholly(type);
            if (share < HARDLY_ANY && !looksLikeNumbers(statistics, sample)) {
                evidence.add("but " + percent(1 - share) + " of " + statistics.count() + " values are none");
                return unnamed(sample, statistics, evidence);
            }
            evidence.add(percent(share) + " of " + statistics.count() + " values are valid");
            confidence = share >= MANY ? 0.98 : 0.7;
        } else if (type == InfoType.PERSON_NAME && isList(statistics)) {
            evidence.add("but only " + statistics.distinct() + " different values");
            return unnamed(sample, statistics, evidence);
        }
        return Drafts.ofSubject(guess, sample, confidence, evidence);
    }

    private static boolean looksLikeNumbers(SampleStatistics statistics, ColumnSample sample) {
        long withDigits = sample.values().stream()
                .filter(value -> value.chars().filter(Character::isDigit).count() >= 6)
                .count();
        return withDigits >= MANY * statistics.count();
    }

    /** A handful of values over and over is a list to choose from, not names of people. */
    private static boolean isList(SampleStatistics statistics) {
        return statistics.count() >= 100 && statistics.distinct() <= 8;
    }

    private static ColumnClass unnamed(ColumnSample sample, SampleStatistics statistics) {
        return unnamed(sample, statistics, new ArrayList<>());
    }

    private static ColumnClass unnamed(ColumnSample sample, SampleStatistics statistics, List<String> evidence) {
        if (sample.kind() == ColumnKind.TEXT) {
            for (Map.Entry<InfoType, Integer> held : statistics.holding().entrySet()) {
                double share = (double) held.getValue() / statistics.count();
                if (share >= A_FEW && held.getValue() > 1 && tells(held.getKey())) {
                    evidence.add("a " + held.getKey() + " stands in " + percent(share) + " of " + statistics.count()
                            + " values");
                    return Drafts.freeText(0.9, evidence);
                }
            }
            if (statistics.averageWords() >= WORDS_OF_A_SENTENCE && statistics.distinctShare() > MANY) {
                evidence.add(String.format(Locale.ROOT, "%.0f words a value", statistics.averageWords()));
                return Drafts.freeText(0.6, evidence);
            }
        }
        evidence.add(
                statistics.count() == 0
                        ? "no values were looked at"
                        : "nothing found in " + statistics.count() + " values, " + statistics.distinct()
                                + " different");
        return Drafts.nothing(statistics.count() >= GOOD_SAMPLE ? 0.8 : 0.5, evidence);
    }

    private static String percent(double share) {
        return Math.round(share * 100) + " %";
    }
}
