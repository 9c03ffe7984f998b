package dev.ringfence.jdbc.statement;

import dev.ringfence.base.Decision;
import dev.ringfence.jdbc.live.LiveBoundary;
import dev.ringfence.jdbc.live.LivePlace;
import dev.ringfence.sql.StatementAnalysis;
import dev.ringfence.sql.ValueSite;
import dev.ringfence.write.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is decided about a statement from its text, kept beside a prepared statement and by text. Immutable but for
 * what is worked out when first needed.
 */
public final class Verdict {
    private static final Subject UNNAMED = Subject.named("statement");

    public final String sql;
    public final Decision decision;
    /** Touches the table of the stamp; empty effect where allowed. */
    public final Decision ours;

    public final StatementEffect effect;
    /** Must be looked at even where writes are unguarded. */
    public final boolean special;
    /** As {@link StatementEffect#maxRows()}. */
    public final long maxRows;
    /** Puts nothing into the datastore. */
    public final boolean readOnly;
    /** Where the right is not held: true if nothing but the rows it changes can stand against it, or has to follow it. */
    public final boolean ordinary;
    /** As {@link StatementEffect#writes()}. */
    public final boolean writes;
    /** As {@link StatementEffect#uncounted()}. */
    public final boolean uncounted;
    /** As {@link StatementEffect#dependsOnTables()}. */
    public final boolean dependsOnTables;

    public final @Nullable StatementAnalysis analysis;
    /** Kept by {@link dev.ringfence.jdbc.limit.TableCatalog}. */
    public @Nullable TableReach reach;

    private @Nullable Subject subject;
    private @Nullable List<ValueSite> sites;
    private @Nullable Boolean literalsPass;

    Verdict(
            String sql,
            Decision decision,
            Decision ours,
            StatementEffect effect,
            @Nullable StatementAnalysis analysis) {
        this.sql = sql;
        this.decision = decision;
        this.ours = ours;
        this.effect = effect;
        this.maxRows = effect.maxRows();
        this.analysis = analysis;
        this.special = effect.destructive()
                || ours instanceof Decision.Denied
                || effect.changesCatalog()
                || effect.changesStructure();
        this.readOnly = analysis != null && analysis.readOnly();
        this.writes = effect.writes();
        this.uncounted = effect.uncounted();
        this.dependsOnTables = effect.dependsOnTables();
        this.ordinary = decision == Decision.allowed()
                && ours == Decision.allowed()
                && !special
                && effect.turn() == StatementEffect.Turn.NONE
                && !effect.changesNames();
    }

    /** True if no literal of a statement that writes is stopped by the boundary; worked out once, also by several threads. */
    public boolean literalsPass(LiveBoundary boundary) {
        Boolean known = literalsPass;
        if (known == null) {
            known = readOnly || boundary.literalsPass(sites());
            literalsPass = known;
        }
        return known;
    }

    public List<ValueSite> sites() {
        List<ValueSite> known = sites;
        if (known == null) {
            known = analysis == null ? List.of() : analysis.valueSites();
            sites = known;
        }
        return known;
    }

    /** Where a parameter stands. */
    public LivePlace place(int parameter) {
        for (ValueSite site : sites()) {
            if (site.parameter() == parameter) {
                return place(site);
            }
        }
        return new LivePlace("parameter " + parameter, null, null, subject());
    }

    public LivePlace place(ValueSite site) {
        return new LivePlace(
                site.toString(), site.table().orElse(null), site.column().orElse(null), subject());
    }

    /** What is shown of the statement. Working out shape and digest waits until something has to be shown. */
    public Subject subject() {
        Subject known = subject;
        if (known == null) {
            known = analysis == null ? UNNAMED : new Subject(analysis.shape(), analysis.shapeDigest());
            subject = known;
        }
        return known;
    }

    /** A subject for decisions that show none. */
    public static Subject unnamed() {
        return UNNAMED;
    }
}
