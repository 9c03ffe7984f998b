package dev.ringfence.jdbc;

import dev.ringfence.base.Decision;
import dev.ringfence.sql.StatementAnalysis;
import dev.ringfence.sql.ValueSite;
import dev.ringfence.write.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is decided about a statement from its text, kept beside a prepared statement and by text. Immutable but for
 * the subject, which is made when first needed.
 */
final class Verdict {
    /** What a statement does to the transaction it runs in. */
    enum Turn {
        NONE,
        BEGINS,
        ENDS,
        ROLLS_BACK
    }

    private static final Subject UNNAMED = Subject.named("statement");

    final Decision decision;
    /** Touches the table of the stamp; empty effect where allowed. */
    final Decision ours;
    /** Must be looked at even where writes are unguarded. */
    final boolean special;
    /** The stamp is read again before it, if it was read more than a second ago. */
    final boolean destructive;
    /** The most rows it can change: 0 for what changes none that can be counted, MAX_VALUE where the text sets no bound. */
    final long maxRows;
    /** Changes rows in a way that no update count tells. */
    final boolean uncounted;

    final Turn turn;
    /** The connection may have gone to another catalog by it, which has a stamp of its own. */
    final boolean changesCatalog;

    /** Puts nothing into the datastore. */
    final boolean readOnly;

    private final @Nullable StatementAnalysis analysis;
    private @Nullable Subject subject;
    private @Nullable List<ValueSite> sites;
    private @Nullable Boolean literalsPass;

    Verdict(
            Decision decision,
            Decision ours,
            boolean destructive,
            long maxRows,
            boolean uncounted,
            Turn turn,
            boolean changesCatalog,
            @Nullable StatementAnalysis analysis) {
        this.decision = decision;
        this.ours = ours;
        this.destructive = destructive;
        this.maxRows = maxRows;
        this.uncounted = uncounted;
        this.turn = turn;
        this.changesCatalog = changesCatalog;
        this.analysis = analysis;
        this.special = destructive || ours instanceof Decision.Denied || changesCatalog;
        this.readOnly = analysis != null && analysis.readOnly();
    }

    /** True if no literal of a statement that writes is stopped by the boundary; worked out once, also by several threads. */
    boolean literalsPass(LiveBoundary boundary) {
        Boolean known = literalsPass;
        if (known == null) {
            known = readOnly || boundary.literalsPass(sites());
            literalsPass = known;
        }
        return known;
    }

    List<ValueSite> sites() {
        List<ValueSite> known = sites;
        if (known == null) {
            known = analysis == null ? List.of() : analysis.valueSites();
            sites = known;
        }
        return known;
    }

    /** Where a parameter stands. */
    LivePlace place(int parameter) {
        for (ValueSite site : sites()) {
            if (site.parameter() == parameter) {
                return place(site);
            }
        }
        return new LivePlace("parameter " + parameter, null, null, subject());
    }

    LivePlace place(ValueSite site) {
        return new LivePlace(
                site.toString(), site.table().orElse(null), site.column().orElse(null), subject());
    }

    /** What is shown of the statement. Working out shape and digest waits until something has to be shown. */
    Subject subject() {
        Subject known = subject;
        if (known == null) {
            known = analysis == null ? UNNAMED : new Subject(analysis.shape(), analysis.shapeDigest());
            subject = known;
        }
        return known;
    }

    /** A subject for decisions that show none. */
    static Subject unnamed() {
        return UNNAMED;
    }
}
