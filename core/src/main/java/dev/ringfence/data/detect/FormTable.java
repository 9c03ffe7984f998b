package dev.ringfence.data.detect;

/**
 * Which matchers want runs of which form: asks each matcher once about a form and remembers the answer, until another
 * form needs its place. Texts of machines repeat their forms, so that nearly every run costs one look here. Where forms
 * do not repeat, each run costs the questions, a bounded number. One for each thread; makes no object while it is used.
 */
final class FormTable {
    private static final int BITS = 11;
    /** Forms that share a set, from which the one used longest ago is dropped. */
    private static final int WAYS = 4;

    // A multiplier of L'Ecuyer, as in WordHash.
    private static final long MULTIPLIER = 3_202_034_522_624_059_733L;

    private final Matcher[] matchers;
    private final RunForm form = new RunForm();
    private final long[] codes = new long[1 << BITS];
    private final long[] wanting = new long[1 << BITS];

    FormTable(AnchorTable table) {
        this.matchers = table.at(Matcher.Anchor.DIGIT);
    }

    /** Which of the matchers at digits want a run of the form with this {@link RunForm#code}: a bit for each. */
    long wanting(long code) {
        int place = (int) (code * MULTIPLIER >>> Long.SIZE - BITS) & -WAYS;
        return codes[place] == code ? wanting[place] : further(code, place);
    }

    /** The latest form of a set is its first. */
    private long further(long code, int place) {
        int found = 1;
        while (found < WAYS - 1 && codes[place + found] != code) {
            found++;
        }
        long mask = codes[place + found] == code ? wanting[place + found] : ask(code);
        for (int i = place + found; i > place; i--) {
            codes[i] = codes[i - 1];
            wanting[i] = wanting[i - 1];
        }
        codes[place] = code;
        wanting[place] = mask;
        return mask;
    }

    private long ask(long code) {
        form.show(code);
        long mask = 0;
        for (int i = 0; i < matchers.length; i++) {
            mask |= matchers[i].wants(form) ? 1L << i : 0;
        }
        return mask;
    }
}
