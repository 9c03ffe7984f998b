package dev.ringfence.data.detect;

import java.util.Arrays;

/**
 * Which matchers want runs of which form: asks each matcher once about a form and remembers the answer, until another
 * form needs its place. Texts of machines repeat their forms, so that nearly every run costs one look here. Where forms
 * do not repeat, each run costs the questions, a bounded number. One for each thread; makes no object for a form that it knows.
 */
final class FormTable {
    private static final int BITS = 11;
    /** Places that a form may have; where all are taken, one form after the other is dropped. */
    private static final int WAYS = 4;

    // A multiplier of L'Ecuyer, as in WordHash.
    private static final long MULTIPLIER = 3_202_034_522_624_059_733L;

    private static final Matcher[] NOBODY = {};

    private final Matcher[] matchers;
    private final Matcher[] found;
    private final RunForm form = new RunForm();
    private int turn;
    private final long[] codes = new long[1 << BITS];
    private final Matcher[][] wanting = new Matcher[1 << BITS][];

    FormTable(AnchorTable table) {
        this.matchers = table.at(Matcher.Anchor.DIGIT);
        this.found = new Matcher[matchers.length];
    }

    /** The matchers that want a run of the form with this {@link RunForm#code}. */
    Matcher[] wanting(long code) {
        int place = (int) ((code * MULTIPLIER) >>> (Long.SIZE - BITS));
        return codes[place] == code ? wanting[place] : further(code, place);
    }

    /** A form that another one keeps from its place is in the next ones. */
    private Matcher[] further(long code, int place) {
        for (int i = 1; i < WAYS; i++) {
            int next = (place + i) & codes.length - 1;
            if (codes[next] == code) {
                return wanting[next];
            }
        }
        Matcher[] asked = ask(code);
        turn = (turn + 1) & WAYS - 1;
        int free = 0;
        while (free < WAYS && codes[(place + free) & codes.length - 1] != 0) {
            free++;
        }
        int to = (place + (free < WAYS ? free : turn)) & codes.length - 1;
        codes[to] = code;
        wanting[to] = asked;
        return asked;
    }

    private Matcher[] ask(long code) {
        form.show(code);
        int count = 0;
        for (Matcher matcher : matchers) {
            if (matcher.wants(form)) {
                found[count++] = matcher.narrowedTo(form);
            }
        }
        return count == 0 ? NOBODY : Arrays.copyOf(found, count);
    }
}
