package dev.ringfence.data.json;

import dev.ringfence.data.json.JsonSyntaxException.Problem;
import java.util.Arrays;

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

    private final JsonRules rules;
    private final ValueEditor values;
    private final KeyReader keys;
    private final JsonOptions options;
    private final boolean readsKeys;
    /** For each rule whether it does anything. */
    private final boolean[] treats;

    /** For each open container the rule of its values, where they have none of their own. */
    private int[] containerRules = new int[32];
    /** For each open object its state, for each open array that of its elements; see {@link #counts}. */
    private int[] containerStates = new int[32];
    /** For each open container how many elements were begun, {@link #OBJECT}, or {@link #ARRAY}. */
    private int[] counts = new int[32];

    /** So far from the end of the input neither a foreseen key nor what stands around it needs to look for it. */
    private static final int SLACK = 64;

    private static final int OBJECT = -2;
    /** An array whose elements are alike to all paths. */
    private static final int ARRAY = -1;

    private int depth;
    private int next;
    /** Rule and path state of the value that comes next. */
    private int rule;

    private int state;
    private boolean units;

    JsonWalker(JsonRules rules, ValueEditor values, KeyReader keys, JsonOptions options) {
        this.rules = rules;
        this.values = values;
        this.keys = keys;
        this.options = options;
        this.readsKeys = rules.readsKeys();
        this.treats = rules.treating();
    }

    /** Begins a document, of units or of UTF-8. */
    void begin(boolean ofUnits) {
        units = ofUnits;
        keys.begin(ofUnits);
        depth = 0;
        beginValue();
    }

    private void beginValue() {
        next = VALUE;
        rule = rules.rootRule();
        state = rules.rootState();
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
        if (readsKeys && at < to - SLACK) {
            int done = members(b, at, to);
            if (done != at) {
                return done;
            }
        }
        next = KEY;
        int end = readsKeys ? keys.read(b, at + 1, to, units) : Tokens.endOfString(b, at + 1, to, units);
        if (end < 0) {
            return Tokens.INCOMPLETE;
        }
        if (readsKeys) {
            member();
        } else {
            rule = containerRules[depth];
        }
        next = COLON;
        return end + 1;
    }

    /**
     * Walks members as long as nothing about them is out of the ordinary: keys that were foreseen, and scalars, far from
     * the end of the input. Does nothing that the single steps would not do.
     *
     * @param from index of the quotation mark that begins a key
     * @return where to go on with a single step; {@code from} if the first member is out of the ordinary
     */
    private int members(byte[] b, int from, int to) {
        int limit = to - SLACK;
        int i = from;
        while (true) {
            int end = keys.readForeseen(b, i + 1, to);
            if (end < 0) {
                next = KEY;
                return i;
            }
            member();
            if (b[end + 1] != ':') {
                next = COLON;
                return end + 1;
            }
            i = end + 2;
            byte c = b[i];
            if (c == ' ') {
                c = b[++i];
            }
            next = VALUE;
            if (c <= ' ' || c == '{' || c == '[') {
                return i;
            }
            end = scalar(b, i, to, c, false);
            if (end < 0) {
                return i;
            }
            next = SEPARATOR;
            if (end >= limit || b[end] != ',') {
                return end;
            }
            next = KEY;
            i = end + 1;
            if (b[i] <= ' ') {
                i = Tokens.endOfSpace(b, i, to);
            }
            if (i >= limit || b[i] != '"') {
                return i;
            }
        }
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
            open(at, OBJECT);
            next = FIRST_KEY;
            return at + 1;
        }
        if (c == '[') {
            open(at, ARRAY);
            beginElements();
            next = FIRST_ELEMENT;
            return at + 1;
        }
        next = VALUE;
        int end = scalar(b, at, to, c, last);
        if (end < 0) {
            return Tokens.INCOMPLETE;
        }
        passValue();
        return depth > 0 && counts[depth] == ARRAY ? elements(b, end, to) : end;
    }

    /** Walks elements as long as they are scalars with commas alone between them, far from the end of the input. */
    private int elements(byte[] b, int from, int to) {
        int limit = to - SLACK;
        int i = from;
        while (i < limit && b[i] == ',') {
            byte c = b[i + 1];
            if (c <= ' ' || c == '{' || c == '[') {
                return i;
            }
            int end = scalar(b, i + 1, to, c, false);
            if (end < 0) {
                return i;
            }
            i = end;
        }
        return i;
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
        if (c == '-' || (c >= '0' && c <= '9')) {
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
        boolean object = counts[depth] == OBJECT;
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
        next = depth == 0 ? END : SEPARATOR;
    }

    private void member() {
        int containerRule = containerRules[depth];
        long meaning = keys.meaning();
        int own = KeyReader.rule(meaning);
        int containerState = containerStates[depth];
        state = PathStates.NOWHERE;
        if (containerState != PathStates.NOWHERE) {
            PathStates.Step step = rules.paths().toMember(containerState, KeyReader.member(meaning));
            own = step.rule() == JsonRules.NONE ? own : step.rule();
            state = step.state();
        }
        rule = own == JsonRules.NONE ? containerRule : own;
    }

    private void open(int at, int kind) {
        if (depth == options.maxDepth()) {
            throw new JsonSyntaxException(Problem.TOO_DEEP, at);
        }
        depth++;
        if (depth == counts.length) {
            containerRules = Arrays.copyOf(containerRules, 2 * depth);
            containerStates = Arrays.copyOf(containerStates, 2 * depth);
            counts = Arrays.copyOf(counts, 2 * depth);
        }
        containerRules[depth] = rule;
        containerStates[depth] = state;
        counts[depth] = kind;
    }

    private void beginElements() {
        if (state == PathStates.NOWHERE) {
            return;
        }
        if (rules.paths().counts(state)) {
            counts[depth] = 0;
            element(0);
            return;
        }
        // The elements are alike: what holds for one is kept in place of what holds for the array.
        element(0);
        containerRules[depth] = rule;
        containerStates[depth] = state;
    }

    private void nextElement() {
        rule = containerRules[depth];
        state = containerStates[depth];
        if (counts[depth] != ARRAY) {
            element(++counts[depth]);
        }
    }

    private void element(int index) {
        PathStates.Step step = rules.paths().toElement(containerStates[depth], index);
        rule = step.rule() == JsonRules.NONE ? containerRules[depth] : step.rule();
        state = step.state();
    }

    private int close(int at) {
        depth--;
        passValue();
        return at + 1;
    }
}
