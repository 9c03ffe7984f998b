package dev.ringfence.jdbc.gate;

import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.sql.Dialect;
import dev.ringfence.write.OperatingMode;
import dev.ringfence.write.OperatingModeSwitch;
import dev.ringfence.write.WriteGuard;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Has the server itself refuse writes on one connection while the operating mode is not NORMAL, since a function may write
 * in what reads like a query. In PostgreSQL, MariaDB and MySQL the session's next transactions are read-only then; a
 * transaction that runs is left as it is. H2 has no such thing. Whatever the server says, statements are decided about by
 * their text all the same.
 */
public final class EngineMode {
    private final Connection raw;
    private final WriteGuard guard;
    private final @Nullable String readOnly;
    private final @Nullable String readWrite;
    private final @Nullable OperatingModeSwitch modes;
    private boolean switched;

    public EngineMode(Connection raw, WriteGuard guard, Dialect dialect) {
        this.raw = raw;
        this.guard = guard;
        String set = switch (dialect) {
            case POSTGRESQL -> "SET SESSION CHARACTERISTICS AS TRANSACTION READ ";
            case MYSQL -> "SET SESSION TRANSACTION READ ";
            case H2, ANSI -> null;
        };
        this.readOnly = set == null ? null : set + "ONLY";
        this.readWrite = set == null ? null : set + "WRITE";
        this.modes = set == null ? null : guard.modes().orElse(null);
    }

    /** True if the server is as the mode wants it, as far as is known; one volatile read. */
    boolean isSettled() {
        return modes == null || wanted(modes) == switched;
    }

    private boolean wanted(OperatingModeSwitch known) {
        return known.mode() != OperatingMode.NORMAL && guard.level(Guard.OPERATIONS) == Level.ENFORCE;
    }

    /** Tells the server, unless a transaction runs. A failure is counted, and tried again with the next statement. */
    void settle() {
        if (!isSettled()) {
            set(!switched);
        }
    }

    /** Gives the connection back as it was. */
    void restore() {
        if (switched) {
            set(false);
        }
    }

    private void set(boolean on) {
        String sql = on ? readOnly : readWrite;
        if (sql == null) {
            return;
        }
        try {
            // In a transaction PostgreSQL would take it back with a rollback.
            if (raw.getAutoCommit()) {
                try (Statement statement = raw.createStatement()) {
                    statement.execute(sql);
                }
                switched = on;
            }
        } catch (SQLException | RuntimeException failure) {
            guard.error("jdbc.engine-mode", failure);
        }
    }
}
