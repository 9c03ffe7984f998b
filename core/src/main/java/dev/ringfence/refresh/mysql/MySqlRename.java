package dev.ringfence.refresh.mysql;

import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.base.VerificationResult;
import dev.ringfence.refresh.failure.VerificationFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** One RENAME TABLE of several tables. */
final class MySqlRename {
    /** ER_TRG_IN_WRONG_SCHEMA. */
    private static final int HAS_TRIGGERS = 1435;

    private final MySqlShadow shadow;
    private final List<String> parts = new ArrayList<>();

    MySqlRename(MySqlShadow shadow) {
        this.shadow = shadow;
    }

    MySqlRename and(TableName from, TableName to) {
        parts.add(from.quoted() + " TO " + to.quoted());
        return this;
    }

    /** The next tables are shown, and those in their place are past. */
    MySqlRename forth(List<TableName> tables) {
        tables.forEach(
                table -> and(shadow.present(table), shadow.past(table)).and(shadow.next(table), shadow.present(table)));
        return this;
    }

    /** The past ones are shown again. */
    MySqlRename back(List<TableName> tables) {
        tables.forEach(
                table -> and(shadow.present(table), shadow.next(table)).and(shadow.past(table), shadow.present(table)));
        return this;
    }

    void run(Connection target) throws SQLException {
        try {
            MySqlExclusive.run(target, "RENAME TABLE " + String.join(", ", parts));
        } catch (SQLException refused) {
            if (refused.getErrorCode() == HAS_TRIGGERS) {
                throw new VerificationFailure(List.of(VerificationResult.failed(
                        "triggers",
                        "target",
                        "the target's tables have triggers that this user does not see: it needs the right TRIGGER")));
            }
            throw refused;
        }
    }
}
