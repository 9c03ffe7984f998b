package dev.ringfence.refresh.plan;

import dev.ringfence.environment.DataClass;
import dev.ringfence.jdbc.stamp.DatastoreStamp;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import java.sql.SQLException;
import java.util.List;

/**
 * The stamp that closes a target while a run fills it, and names the plan that is carried out. A plan's digest knows the
 * target's stamp, which that run itself replaces: so the plan of a target that is closed by its own kind is the plan from
 * before, and whoever approved it has approved what is left of it.
 */
public final class ClosingStamp {
    private static final String REASON = "being filled by a refresh, plan ";

    private ClosingStamp() {}

    /** What the stamp says. */
    public static String reason(String digest) {
        return REASON + digest;
    }

    /** Reads all stamps of the target, the first one first; asked only where it matters. */
    @FunctionalInterface
    public interface Lineage {
        List<DatastoreStamp> read() throws SQLException;
    }

    /**
     * The digest of a plan.
     *
     * @param tables in the order in which they are written
     * @param shape of the target's definition
     */
    public static String planDigest(PlanHead head, List<TablePlan> tables, String shape, Lineage lineage)
            throws SQLException {
        String digest = PlanDigest.of(head, tables, shape);
        if (!isClosing(head.target())) {
            return digest;
        }
        String named = head.target().reason();
        List<DatastoreStamp> stamps = lineage.read();
        int before = stamps.size() - 1;
        while (before >= 0
                && isClosing(stamps.get(before))
                && stamps.get(before).reason().equals(named)) {
            before--;
        }
        if (before < 0) {
            return digest;
        }
        String approved = PlanDigest.of(head.stamped(stamps.get(before)), tables, shape);
        return reason(approved).equals(named) ? approved : digest;
    }

    private static boolean isClosing(DatastoreStamp stamp) {
        return stamp.dataClass() == DataClass.UNVERIFIED
                && stamp.by().equals(DatastoreStamps.REFRESHED_BY)
                && stamp.reason().startsWith(REASON);
    }
}
