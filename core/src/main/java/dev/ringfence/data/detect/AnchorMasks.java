package dev.ringfence.data.detect;

/**
 * Finds the anchors among eight units at once. What depends on a neighbour outside the eight is a yes: the walk looks
 * again. Immutable.
 */
final class AnchorMasks {
    private static final long FIRST_UNIT = 0xFFL;
    private static final long LAST_UNIT = 0xFFL << 56;
    /** No anchor is below. */
    private static final long FROM_HYPHEN = Swar.reach('-');

    private final long behindLast;
    private final long at;
    private final long colon;
    private final long equals;
    private final long dot;
    private final long hyphens;
    private final long digit;
    private final long capital;

    AnchorMasks(AnchorTable table) {
        this.at = wanted(table, Matcher.Anchor.AT);
        this.colon = wanted(table, Matcher.Anchor.COLON);
        this.equals = wanted(table, Matcher.Anchor.EQUALS);
        this.dot = wanted(table, Matcher.Anchor.DOT);
        this.hyphens = wanted(table, Matcher.Anchor.HYPHENS);
        this.digit = wanted(table, Matcher.Anchor.DIGIT);
        this.capital = wanted(table, Matcher.Anchor.CAPITAL);
        this.behindLast = Swar.reach((capital != 0 ? 'Z' : '@') + 1);
    }

    private static long wanted(AnchorTable table, Matcher.Anchor anchor) {
        return table.at(anchor).length > 0 ? Swar.HIGH : 0;
    }

    /** False for certain if there is no anchor: the cheap look that most eights of prose need. */
    boolean mayHold(long units) {
        return (Swar.between(units, FROM_HYPHEN, behindLast) | (units & capital)) != 0;
    }

    /** The first digits of runs of digits. */
    long digits(long units) {
        long digits = Swar.digits(units);
        return digits & ~(digits << 8) & digit;
    }

    /** All other anchors. */
    long signs(long units) {
        long letters = Swar.letters(units);
        long foreign = Swar.foreignLetters(units);
        long words = letters | foreign | Swar.digits(units);
        long hyphen = Swar.equal(units, '-');
        long initial = (Swar.capitals(units) | foreign) & ~(words << 8);
        return (Swar.equal(units, '@') & at)
                | (Swar.equal(units, ':') & colon)
                | (Swar.equal(units, '=') & equals)
                | (Swar.equal(units, '.')
                        & (letters >>> 8 | foreign >>> 8 | LAST_UNIT)
                        & ~(~words << 8 & ~FIRST_UNIT)
                        & dot)
                | (hyphen & (hyphen >>> 8 | LAST_UNIT) & ~(hyphen << 8) & hyphens)
                | (initial & capital);
    }
}
