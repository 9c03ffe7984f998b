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

    /** For each open container the rule of its values, where they have none of their own. */
    private int[] containerRules = new int[32];
    /** For each open object its state, for each open array that of its elements; see {@link #counts}. */
    private int[] containerStates = new int[32];
    /** For each open container how many elements were begun, {@link #OBJECT}, or {@link #ARRAY}. */
    private int[] counts = new int[32];

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
    @SuppressWarnings("fallthrough")
    int walk(byte[] b, int from, int to, boolean last) {
        int i = from;
        int expected = next;
        boolean inUnits = units;
        while (i < to) {
            byte c = b[i];
            if (c <= ' ') {
                if (c != ' ' || i + 1 == to || b[++i] <= ' ') {
                    i = Tokens.endOfSpace(b, i, to);
                    if (i == to) {
                        break;
                    }
                }
                c = b[i];
            }
            switch (expected) {
                case FIRST_KEY:
                    if (c == '}') {
                        expected = close();
                        i++;
                        continue;
                    }
                // fall through
                case KEY: {
                    if (c != '"') {
                        throw unexpected(i);
                    }
                    int end = readsKeys ? keys.read(b, i + 1, to, inUnits) : Tokens.endOfString(b, i + 1, to, inUnits);
                    if (end < 0) {
                        return suspend(i, KEY, to, last);
                    }
                    member();
                    i = end + 1;
                    expected = COLON;
                    if (i == to || b[i] != ':') {
                        continue;
                    }
                    c = ':';
                }
                // fall through
                case COLON:
                    if (c != ':') {
                        throw unexpected(i);
                    }
                    expected = VALUE;
                    i++;
                    if (i == to || b[i] <= ' ') {
                        continue;
                    }
                    c = b[i];
                // fall through
                case VALUE: {
                    int end;
                    switch (c) {
                        case '"':
                            end = Tokens.endOfString(b, i + 1, to, inUnits) + 1;
                            if (end > 0 && rules.treats(rule)) {
                                values.string(b, i, end, rule);
                            }
                            break;
                        case '{':
                            open(i);
                            openObject();
                            i++;
                            expected = FIRST_KEY;
                            continue;
                        case '[':
                            open(i);
                            openArray();
                            i++;
                            expected = FIRST_ELEMENT;
                            continue;
                        case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
                            end = Tokens.endOfNumber(b, i, to, last);
                            if (end > 0 && rules.treats(rule)) {
                                values.number(b, i, end, rule);
                            }
                            break;
                        case 't':
                        case 'f':
                            end = Tokens.endOfLiteral(b, i, to, c == 't' ? "true" : "false");
                            if (end > 0 && rules.treats(rule)) {
                                values.bool(i, end, rule);
                            }
                            break;
                        case 'n':
                            end = Tokens.endOfLiteral(b, i, to, "null");
                            break;
                        default:
                            throw unexpected(i);
                    }
                    if (end <= 0) {
                        return suspend(i, VALUE, to, last);
                    }
                    i = end;
                    expected = depth == 0 ? END : SEPARATOR;
                    continue;
                }
                case FIRST_ELEMENT:
                    if (c == ']') {
                        expected = close();
                        i++;
                    } else {
                        expected = VALUE;
                    }
                    continue;
                case SEPARATOR: {
                    boolean object = counts[depth] == OBJECT;
                    i++;
                    if (c == ',') {
                        if (object) {
                            expected = KEY;
                        } else {
                            nextElement();
                            expected = VALUE;
                        }
                    } else if (c == (object ? '}' : ']')) {
                        expected = close();
                    } else {
                        throw unexpected(i - 1);
                    }
                    continue;
                }
                default:
                    if (!options.manyDocuments()) {
                        throw new JsonSyntaxException(Problem.TRAILING_CONTENT, i);
                    }
                    beginValue();
                    expected = VALUE;
                    continue;
            }
        }
        if (last && expected != END) {
            throw new JsonSyntaxException(Problem.UNEXPECTED_END, to);
        }
        next = expected;
        return i;
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

    private int suspend(int at, int expected, int to, boolean last) {
        if (last) {
            throw new JsonSyntaxException(Problem.UNEXPECTED_END, to);
        }
        next = expected;
        return at;
    }

    private static JsonSyntaxException unexpected(int at) {
        return new JsonSyntaxException(Problem.UNEXPECTED_CHARACTER, at);
    }

    private void member() {
        int containerRule = containerRules[depth];
        if (!readsKeys) {
            rule = containerRule;
            return;
        }
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

    private void open(int at) {
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
    }

    private void openObject() {
        counts[depth] = OBJECT;
    }

    private void openArray() {
        counts[depth] = ARRAY;
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

    private int close() {
        depth--;
        return depth == 0 ? END : SEPARATOR;
    }
}
