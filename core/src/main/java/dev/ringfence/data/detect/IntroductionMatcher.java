package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.detect.WordReader.Form;
import java.util.Set;

/**
 * A name in lower case where a text begins with who writes it: {@code hi, my name is anna schmidt}, {@code this is omar
 * aziz calling}. Elsewhere words in lower case are no names.
 */
final class IntroductionMatcher implements Matcher {
    private static final double NAMED = 0.75;
    private static final double LIKELY = 0.65;
    private static final int MOST_GREETINGS = 4;

    private static final FoldedWords GREETINGS = FoldedWords.of(
            "hi",
            "hello",
            "hey",
            "good",
            "morning",
            "afternoon",
            "evening",
            "day",
            "there",
            "all",
            "team",
            "everyone",
            "dear",
            "sir",
            "madam",
            "greetings");
    private static final String[] NAMES = {"my name is ", "my name's ", "my full name is ", "the name is ", "name is "};
    private static final String[] PERSONS = {"i am ", "i'm ", "im ", "this is ", "it is ", "it's ", "its "};

    private static final ThreadLocal<WordReader> WORDS = ThreadLocal.withInitial(WordReader::new);

    @Override
    public Set<Anchor> anchors() {
        return Set.of(Anchor.START);
    }

    @Override
    public void match(Window window, int at, Candidates candidates) {
        int cue = behindGreetings(window, at);
        int named = behind(window, cue, NAMES);
        int start = named > cue ? named : behind(window, cue, PERSONS);
        if (start > cue) {
            name(window, start, named > cue, candidates);
        }
    }

    private static void name(Window window, int start, boolean named, Candidates candidates) {
        WordReader word = WORDS.get();
        word.read(window, start);
        long given = word.sense();
        int end = word.end;
        if (word.form != Form.LOWER || end - start < 2 || !mayBeGiven(given, named)) {
            return;
        }
        int behind = word.behind;
        if (window.at(behind) == ' ' && window.isLetter(behind + 1)) {
            word.read(window, behind + 1);
            if (word.form == Form.LOWER && mayBeSurname(word.sense())) {
                end = word.end;
            } else if (!named && Sense.given(given) < 3) {
                return;
            }
        }
        boolean made = InfoType.PERSON_NAME.madeSpace().contains(window.original(start, end));
        double confidence = named ? NAMED : LIKELY;
        candidates.add(InfoType.PERSON_NAME, start, end, confidence, confidence, made);
    }

    private static boolean mayBeGiven(long sense, boolean named) {
        boolean word = Sense.common(sense) > (Sense.given(sense) == 3 && named ? 2 : 0) || Sense.is(sense, Cue.PRONOUN);
        return !word && (Sense.given(sense) >= 2 || (named && (Sense.isName(sense) || sense == 0)));
    }

    private static boolean mayBeSurname(long sense) {
        return sense == 0
                || (Sense.isName(sense)
                        && Sense.common(sense) < 2
                        && (sense & (Cue.PRONOUN.mask | Cue.SPEECH.mask)) == 0);
    }

    private static int behindGreetings(Window window, int at) {
        int i = at;
        for (int words = 0; words < MOST_GREETINGS; words++) {
            int end = WordReader.endOfWord(window, i);
            if (!GREETINGS.contain(window, i, end)) {
                break;
            }
            i = end;
            while (i - end < 2 && (window.at(i) == ' ' || window.at(i) == ',' || window.at(i) == '!')) {
                i++;
            }
        }
        return i;
    }

    private static int behind(Window window, int at, String[] cues) {
        for (String cue : cues) {
            if (Ascii.folded(window, at, cue)) {
                return at + cue.length();
            }
        }
        return at;
    }

    /** Whether a text that begins with these letters, in lower case, may be worth a look: one that a cue can begin with. */
    static boolean mayBegin(int first, int second) {
        return switch (first) {
            case 'm' -> second == 'y';
            case 'n' -> second == 'a';
            case 'i' -> second == ' ' || second == '\'' || second == 'm' || second == 't';
            case 't', 'h', 'g', 'd' -> second == 'h' || second == 'i' || second == 'e' || second == 'o';
            default -> false;
        };
    }
}
