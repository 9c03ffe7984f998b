package dev.ringfence.data.json;

import dev.ringfence.data.json.JsonSyntaxException.Problem;
import dev.ringfence.data.json.Places.Kind;
import dev.ringfence.data.json.Places.Place;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Walks JSON text once: validates it, tells where in the policy each value stands, and hands the values that a rule
 * speaks of to a {@link ValueEditor}. Stops at the beginning of a token that the input does not hold whole, to go on
 * when there is more. Depth costs memory of its own, no stack. Not safe for use by many threads.
 */
final class JsonWalker {
    private static final int FIRST_KEY = 0;
    private static final int KEY = 1;
    private static final int COLON = 2;
    private static final int VALUE = 3;
    private static final int FIRST_ELEMENT = 4;
    private static final int SEPARATOR = 5;
    private static final int END = 6;

    private static final int NULL = 'n' | 'u' << 8 | 'l' << 16 | 'l' << 24;
    private static final int TRUE = 't' | 'r' << 8 | 'u' << 16 | 'e' << 24;
    private static final long FALSE = 'f' | 'a' << 8 | 'l' << 16 | 's' << 24 | (long) 'e' << 32;
    private static final long FIVE_BYTES = Swar.mask(5);

    private final JsonRules rules;
    private final ValueEditor values;
    private final KeyReader keys;
    private final JsonOptions options;
    private final boolean readsKeys;
    /** For each rule whether it does anything. */
    private final boolean[] treats;

    private final Places places;
    private final Gaps gapsOfUtf8;
    /** Of ASCII only: units beyond it do not show which character they stand for. */
    private @Nullable Gaps gapsOfUnits;

    private Gaps gaps;
    private int next;
    private Place place;
    /** For each open counted array the index of its element, by depth. */
    private int[] indexes = new int[32];
    /** Rule and path state of the value that comes next. */
    private int rule;

    private int state;
    private boolean units;

    /** The gap before the last scalar, if it is remembered. */
    private @Nullable Gap previous;
    /** Where the gap began that the walk is in, {@link #UNKNOWN} if it cannot be remembered; and in which place. */
    private int gapFrom;

    private Place gapPlace;

    private static final int UNKNOWN = -1;

    JsonWalker(JsonRules rules, ValueEditor values, KeyReader keys, JsonOptions options) {
        this.rules = rules;
        this.values = values;
        this.keys = keys;
        this.options = options;
        this.readsKeys = rules.readsKeys();
        this.treats = rules.treating();
        this.places = new Places(rules.rootRule(), rules.rootState());
        this.place = places.root();
        this.gapPlace = place;
        this.gapsOfUtf8 = new Gaps(place, false);
        this.gaps = gapsOfUtf8;
    }

    /** Begins a document, of units or of UTF-8. */
    void begin(boolean ofUnits) {
        units = ofUnits;
        keys.begin(ofUnits);
        if (places.isFull()) {
            places.clear();
            gapsOfUtf8.clear(places.root());
            gapsOfUnits = null;
        }
        gaps = ofUnits ? gapsOfUnits() : gapsOfUtf8;
        previous = gaps.beginning();
        beginValue();
    }

    private Gaps gapsOfUnits() {
        if (gapsOfUnits == null) {
            gapsOfUnits = new Gaps(places.root(), true);
        }
        return gapsOfUnits;
    }

    private void beginValue() {
        next = VALUE;
        place = places.root();
        rule = place.rule;
        state = place.state;
    }

    /**
     * Walks on.
     *
     * @param last true if no more input follows
     * @return the index of the first byte that is to be shown again with more input behind it; {@code to} if there is
     *     none
     * @throws JsonSyntaxException with an offset from the beginning of the array
     */
    int walk(byte[] b, int from, int to, boolean last) {
        int i = from;
        gapFrom = UNKNOWN;
        if (previous == gaps.beginning() && next == VALUE && place == places.root()) {
            i = scalars(b, from, to);
        }
        while (i < to) {
            byte c = b[i];
            if (c <= ' ') {
                i = Tokens.endOfSpace(b, i, to);
                if (i == to) {
                    break;
                }
                c = b[i];
            }
            int done = switch (next) {
                case FIRST_KEY -> c == '}' ? close(i) : key(b, i, to);
                case KEY -> key(b, i, to);
                case COLON -> colon(c, i);
                case FIRST_ELEMENT -> c == ']' ? close(i) : value(b, i, to, last);
                case VALUE -> value(b, i, to, last);
                case SEPARATOR -> separator(c, i);
                default -> anotherDocument(i);
            };
            if (done < 0) {
                if (last) {
                    throw new JsonSyntaxException(Problem.UNEXPECTED_END, to);
                }
                return i;
            }
            i = done;
        }
        if (last && next != END) {
            throw new JsonSyntaxException(Problem.UNEXPECTED_END, to);
        }
        return i;
    }

    private int key(byte[] b, int at, int to) {
        if (b[at] != '"') {
            throw unexpected(at);
        }
        next = KEY;
        int end = readsKeys ? keys.read(b, at + 1, to, units) : Tokens.endOfString(b, at + 1, to, units);
        if (end < 0) {
            return Tokens.INCOMPLETE;
        }
        if (readsKeys) {
            member();
        } else {
            rule = place.rule;
        }
        next = COLON;
        return end + 1;
    }

    private int colon(byte c, int at) {
        if (c != ':') {
            throw unexpected(at);
        }
        next = VALUE;
        return at + 1;
    }

    private int value(byte[] b, int at, int to, boolean last) {
        byte c = b[at];
        if (c == '{') {
            open(at, Kind.OBJECT);
            next = FIRST_KEY;
            return at + 1;
        }
        if (c == '[') {
            openArray(at);
            next = FIRST_ELEMENT;
            return at + 1;
        }
        int awaited = next;
        next = VALUE;
        int end = scalar(b, at, to, c, last);
        if (end < 0) {
            return Tokens.INCOMPLETE;
        }
        learn(b, c == '"' ? at + 1 : at, awaited);
        passValue();
        return scalars(b, end, to);
    }

    /** Remembers what stood between the last scalar and this one. */
    private void learn(byte[] b, int to, int awaited) {
        Gap last = previous;
        previous = null;
        if (gapFrom == UNKNOWN || gapFrom == to) {
            return;
        }
        Gap gap = gaps.find(b, gapFrom, to, gapPlace, place, rule, state, awaited);
        if (gap != null && last != null) {
            last.follow(gap);
        }
        previous = gap;
    }

    /**
     * Walks from scalar to scalar as long as the gaps between them are known. Does nothing that the single steps would not
     * do.
     *
     * @param from index where a gap begins
     * @return where to go on with a single step
     */
    private int scalars(byte[] b, int from, int to) {
        Gap last = previous;
        int i = from;
        while (last != null) {
            Gap gap = last.following(b, i, to);
            if (gap == null) {
                break;
            }
            int at = i + gap.length;
            int end;
            if (gap.opensString) {
                end = Tokens.endOfString(b, at, to, units) + 1;
                if (end > 0 && treats[gap.rule]) {
                    values.string(b, at - 1, end, gap.rule);
                }
            } else {
                end = gap.isComma && !treats[gap.rule] ? endOfNumbers(b, at, to) : 0;
                end = end > 0 ? end : numberOrWord(b, at, to, gap.rule);
            }
            if (end <= 0) {
                beginGap(i, last);
                place = gap.place;
                rule = gap.rule;
                state = gap.state;
                next = gap.awaited;
                return gap.opensString ? at - 1 : at;
            }
            last = gap;
            i = end;
        }
        if (last != null && i > from) {
            place = last.place;
            passValue();
        }
        beginGap(i, last);
        return i;
    }

    private void beginGap(int at, @Nullable Gap last) {
        previous = last;
        gapFrom = at;
        gapPlace = last == null ? place : last.place;
    }

    /** The index behind numbers that stay, with commas alone between them; 0 if there is none for certain. */
    private static int endOfNumbers(byte[] b, int from, int to) {
        int done = 0;
        int at = from;
        while (at < to && isNumber(b[at])) {
            int end = Tokens.endOfNumber(b, at, to, false);
            if (end < 0) {
                return done;
            }
            done = end;
            if (b[end] != ',') {
                return done;
            }
            at = end + 1;
        }
        return done;
    }

    private static boolean isNumber(byte first) {
        return first == '-' || (first >= '0' && first <= '9');
    }

    /** The index behind a number or word, which is treated; not positive if there is none, or not for certain. */
    private int numberOrWord(byte[] b, int at, int to, int treatedBy) {
        byte c = b[at];
        if (isNumber(c)) {
            int end = Tokens.endOfNumber(b, at, to, false);
            if (end > 0 && treats[treatedBy]) {
                values.number(b, at, end, treatedBy);
            }
            return end;
        }
        long word = Swar.word(b, at);
        if ((int) word == NULL) {
            return at + 4;
        }
        int end = (int) word == TRUE ? at + 4 : (word & FIVE_BYTES) == FALSE ? at + 5 : 0;
        if (end > 0 && treats[treatedBy]) {
            values.bool(at, end, treatedBy);
        }
        return end;
    }

    /** The index behind a string, number, boolean or null, which is treated, or {@link Tokens#INCOMPLETE}. */
    private int scalar(byte[] b, int at, int to, byte c, boolean last) {
        if (c == '"') {
            int end = Tokens.endOfString(b, at + 1, to, units) + 1;
            if (end == 0) {
                return Tokens.INCOMPLETE;
            }
            if (treats[rule]) {
                values.string(b, at, end, rule);
            }
            return end;
        }
        if (isNumber(c)) {
            int end = Tokens.endOfNumber(b, at, to, last);
            if (end > 0 && treats[rule]) {
                values.number(b, at, end, rule);
            }
            return end;
        }
        return word(b, at, to, c);
    }

    private int word(byte[] b, int at, int to, byte c) {
        if (c == 'n') {
            return Tokens.endOfLiteral(b, at, to, "null");
        }
        if (c != 't' && c != 'f') {
            throw unexpected(at);
        }
        int end = Tokens.endOfLiteral(b, at, to, c == 't' ? "true" : "false");
        if (end > 0 && treats[rule]) {
            values.bool(at, end, rule);
        }
        return end;
    }

    private int separator(byte c, int at) {
        boolean object = place.kind == Kind.OBJECT;
        if (c == (object ? '}' : ']')) {
            return close(at);
        }
        if (c != ',') {
            throw unexpected(at);
        }
        if (object) {
            next = KEY;
        } else {
            nextElement();
            next = VALUE;
        }
        return at + 1;
    }

    private int anotherDocument(int at) {
        if (!options.manyDocuments()) {
            throw new JsonSyntaxException(Problem.TRAILING_CONTENT, at);
        }
        beginValue();
        return at;
    }

    private static JsonSyntaxException unexpected(int at) {
        return new JsonSyntaxException(Problem.UNEXPECTED_CHARACTER, at);
    }

    /** True if the token to be shown again is a value and not a key. */
    boolean awaitsValue() {
        return next == VALUE;
    }

    /** The rule of the value that is to be shown again. */
    int awaitedRule() {
        return rule;
    }

    /** Goes on as if that value had been shown whole. */
    void passValue() {
        next = place.depth == 0 ? END : SEPARATOR;
    }

    private void member() {
        long meaning = keys.meaning();
        int own = KeyReader.rule(meaning);
        state = PathStates.NOWHERE;
        if (place.state != PathStates.NOWHERE) {
            PathStates.Step step = rules.paths().toMember(place.state, KeyReader.member(meaning));
            own = step.rule() == JsonRules.NONE ? own : step.rule();
            state = step.state();
        }
        rule = own == JsonRules.NONE ? place.rule : own;
        if (keys.hasChanged()) {
            gapFrom = UNKNOWN;
        }
    }

    private void open(int at, Kind kind) {
        if (place.depth == options.maxDepth()) {
            throw new JsonSyntaxException(Problem.TOO_DEEP, at);
        }
        place = places.open(place, kind, rule, state);
    }

    private void openArray(int at) {
        if (state == PathStates.NOWHERE) {
            open(at, Kind.ARRAY);
        } else if (rules.paths().counts(state)) {
            open(at, Kind.COUNTED);
            if (place.depth >= indexes.length) {
                indexes = Arrays.copyOf(indexes, 2 * place.depth);
            }
            indexes[place.depth] = 0;
            element();
        } else {
            // The elements are alike: what holds for one holds for all.
            step(state, 0);
            open(at, Kind.ARRAY);
        }
    }

    private void nextElement() {
        rule = place.rule;
        state = place.state;
        if (place.kind == Kind.COUNTED) {
            indexes[place.depth]++;
            element();
        }
    }

    /** The element of a counted array, which differs from the others: no gap that leads to it leads to another. */
    private void element() {
        gapFrom = UNKNOWN;
        step(place.state, indexes[place.depth]);
    }

    private void step(int from, int index) {
        PathStates.Step step = rules.paths().toElement(from, index);
        rule = step.rule() == JsonRules.NONE ? rule : step.rule();
        state = step.state();
    }

    private int close(int at) {
        place = place.outer;
        passValue();
        return at + 1;
    }
}
