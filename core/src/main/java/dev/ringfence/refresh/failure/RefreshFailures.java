package dev.ringfence.refresh.failure;

import dev.ringfence.base.Guard;
import dev.ringfence.base.Refusal;
import dev.ringfence.refresh.base.RefreshConcession;
import dev.ringfence.refresh.base.RefreshDeniedException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a run that failed is told as. Databases quote rows in their messages, so neither message nor cause is handed on.
 *
 * @param here the name of the environment that this process runs in
 * @param target what became of the target
 */
public record RefreshFailures(String here, String target) {
    /** It ends transactions, or their whole connections, when its primary's changes have waited for them long enough. */
    private static final String STANDBY = "if the source is a hot standby, set hot_standby_feedback = on there, or"
            + " max_standby_streaming_delay and max_standby_archive_delay to more than a run takes";

    private static final String AS_IT_WAS = "the target is as it was";

    /** Of runs that leave the target as it was. */
    public RefreshFailures(String here) {
        this(here, AS_IT_WAS);
    }

    /** Of runs with concessions. */
    public static RefreshFailures of(String here, Set<RefreshConcession> concessions) {
        return new RefreshFailures(
                here,
                concessions.contains(RefreshConcession.CLOSED_TARGET)
                        ? AS_IT_WAS + ", or its stamp says UNVERIFIED: then it is closed until a run succeeds"
                        : AS_IT_WAS);
    }

    /** ER_DUP_ENTRY of MariaDB and MySQL, whose SQLSTATE is that of other constraints too. */
    private static final int MYSQL_DUPLICATE = 1062;

    /** ER_DBACCESS_DENIED_ERROR, ER_TABLEACCESS_DENIED_ERROR, ER_SPECIFIC_ACCESS_DENIED_ERROR. */
    private static final Set<Integer> MYSQL_DENIED = Set.of(1044, 1142, 1227);

    public RefreshDeniedException of(SQLException failed) {
        String state = Objects.requireNonNullElse(failed.getSQLState(), "none");
        String batch = failed instanceof BatchUpdateException ? " in a batch of rows" : "";
        int code = failed.getErrorCode();
        String more = code == 0 || state.equals(String.valueOf(code)) ? "" : ", error " + code;
        List<String> evidence = List.of("SQLSTATE " + state + more + batch);
        if (state.equals("23505") || code == MYSQL_DUPLICATE) {
            return denied(
                    "refresh.unique-key",
                    "Copying the rows",
                    evidence,
                    "two rows met in one value of a unique key: use another key, or a treatment that keeps values apart");
        }
        if (MYSQL_DENIED.contains(code)) {
            return denied(
                    "refresh.rights",
                    "Filling the target",
                    evidence,
                    "the user must read the source; in the target's database, and in those named ringfence_next_ and"
                            + " ringfence_past_ and its name, it needs all rights; " + target);
        }
        if (FullDisk.is(failed)) {
            return denied(
                    "refresh.target-full",
                    "Copying the rows",
                    evidence,
                    "the target's disk is full: it needs room for the new rows beside the old; " + target);
        }
        if (ConnectionLoss.is(failed)) {
            return denied(
                    "refresh.connection-lost",
                    "Copying the rows",
                    evidence,
                    "run it again: with the same policy and key it goes on from what is written; if it was the server that"
                            + " ended, its log says why, such as a full disk; " + STANDBY + "; " + target);
        }
        if (ConnectionLoss.isYielded(failed)) {
            return denied(
                    "refresh.conflict",
                    "Copying the rows",
                    evidence,
                    "a database ended a transaction of the refresh in favour of others: run it again; " + STANDBY + "; "
                            + target);
        }
        return denied(
                "refresh.database",
                "Copying the rows",
                evidence,
                "look the SQLSTATE up in the database's log; " + target);
    }

    public RefreshDeniedException of(RunFailure failed) {
        return denied(failed.rule(), failed.what(), failed.evidence(), failed.remedy(target));
    }

    public RefreshDeniedException denied(String rule, String what, List<String> evidence, String remedy) {
        return new RefreshDeniedException(new Refusal(Guard.LIVE_DATA, rule, what, here, evidence, remedy));
    }
}
