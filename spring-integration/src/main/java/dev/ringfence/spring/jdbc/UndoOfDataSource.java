package dev.ringfence.spring.jdbc;

import dev.ringfence.jdbc.GuardedDataSource;
import dev.ringfence.jdbc.undo.UndoLog;
import dev.ringfence.spring.GuardedDataSourceCustomizer;
import dev.ringfence.spring.RingfenceProperties.Undo;
import dev.ringfence.spring.StartProblemsException;
import dev.ringfence.write.WriteGuard;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gives the undo log to the one DataSource that it is of. The log is made with that, since it asks its database. */
final class UndoOfDataSource implements GuardedDataSourceCustomizer {
    private final Supplier<WriteGuard> guard;
    private final UnguardedDataSources sources;
    private final Undo settings;
    private @Nullable UndoLog log;
    private @Nullable String owner;

    UndoOfDataSource(Supplier<WriteGuard> guard, UnguardedDataSources sources, Undo settings) {
        this.guard = guard;
        this.sources = sources;
        this.settings = settings;
    }

    @Override
    public synchronized void customize(String name, GuardedDataSource.Builder builder) {
        String meant = settings.datasource();
        if (meant != null && !meant.equals(name)) {
            return;
        }
        if (owner != null && !owner.equals(name)) {
            throw new StartProblemsException(
                    "The undo log does not know its database:",
                    List.of("'ringfence.undo.datasource' must be one of several, such as " + owner + " or " + name
                            + ", but was unset"),
                    "Set it.");
        }
        owner = name;
        if (log == null) {
            log = made(name);
        }
        builder.undo(log);
    }

    private UndoLog made(String name) {
        try {
            UndoLog.Builder made =
                    UndoLog.builder(sources.named(name), guard.get()).retention(settings.retention());
            settings.tables().forEach(made::table);
            settings.operations().forEach(made::operation);
            return made.build();
        } catch (SQLException refused) {
            throw new IllegalStateException("The undo log could not ask the database of '" + name + "'", refused);
        }
    }

    /**
     * The log.
     *
     * @param dataSources asks for all of them, with which the log is made unless it is there
     */
    UndoLog log(Runnable dataSources) {
        dataSources.run();
        synchronized (this) {
            if (log == null) {
                throw new StartProblemsException(
                        "The undo log has no database:",
                        List.of("'ringfence.undo.datasource' must be a guarded DataSource but was "
                                + (settings.datasource() == null ? "unset" : "'" + settings.datasource() + "'")),
                        "There is no such bean, or it is not guarded.");
            }
            return log;
        }
    }
}
