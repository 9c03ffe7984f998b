package dev.ringfence.refresh;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** One RENAME TABLE of several tables, which waits for whoever holds one of them, but not for long. */
final class MySqlRename {
    private static final int ATTEMPTS = 3;
    private static final long WAIT_MILLIS = 1_000;
    private static final int LOCK_WAIT_TIMEOUT = 1205;
    /** ER_TRG_IN_WRONG_SCHEMA. */
    private static final int HAS_TRIGGERS = 1435;

    private final List<String> parts = new ArrayList<>();

    MySqlRename and(String part) {
        parts.add(part);
        return this;
    }

    MySqlRename and(TableName from, TableName to) {
        return and(from.quoted() + " TO " + to.quoted());
    }

    void run(Connection target) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                DatabaseEngine.execute(target, "RENAME TABLE " + String.join(", ", parts));
                return;
            } catch (SQLException refused) {
                if (refused.getErrorCode() == HAS_TRIGGERS) {
                    throw new VerificationFailure(List.of(VerificationResult.failed(
                            "triggers",
                            "target",
                            "the target's tables have triggers that this user does not see: it needs the right TRIGGER")));
                }
                if (refused.getErrorCode() != LOCK_WAIT_TIMEOUT) {
                    throw refused;
                }
                if (attempt == ATTEMPTS) {
                    throw new BusyException("others hold locks on the target's tables");
                }
                ConnectionLoss.pause(WAIT_MILLIS);
            }
        }
    }
}
