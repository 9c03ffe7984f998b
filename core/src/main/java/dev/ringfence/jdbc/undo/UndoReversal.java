package dev.ringfence.jdbc.undo;

import dev.ringfence.audit.Actor;
import dev.ringfence.audit.AuditEntry;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Refusal;
import dev.ringfence.jdbc.undo.capture.UndoRecorder;
import dev.ringfence.jdbc.undo.capture.UndoUnit;
import dev.ringfence.jdbc.undo.row.UndoEngine;
import dev.ringfence.jdbc.undo.row.UndoObstacle;
import dev.ringfence.jdbc.undo.row.UndoSchema;
import dev.ringfence.jdbc.undo.row.UndoTable;
import dev.ringfence.write.Write;
import dev.ringfence.write.WriteGuard;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

/** Takes entries of the undo log back: all steps of one in one transaction, the last first. Safe for use by many threads. */
final class UndoReversal {
    private static final String ENVIRONMENT_RULE = "undo.replay";

    private final DataSource dataSource;
    private final WriteGuard guard;
    private final Clock clock;
    private final UndoEngine engine;
    private final UndoSchema schema;
    private final UndoRecorder recorder;
    private final UndoArchive archive;
    private final Units units;

    /** Makes units of its own for what is taken back, which is kept as well. */
    interface Units {
        UndoUnit newUnit(String operation, Actor actor);
    }

    UndoReversal(
            DataSource dataSource,
            WriteGuard guard,
            Clock clock,
            UndoEngine engine,
            UndoSchema schema,
            UndoRecorder recorder,
            UndoArchive archive,
            Units units) {
        this.dataSource = dataSource;
        this.guard = guard;
        this.clock = clock;
        this.engine = engine;
        this.schema = schema;
        this.recorder = recorder;
        this.archive = archive;
        this.units = units;
    }

    UndoPlan preview(String id) throws SQLException {
        return UndoSession.get(dataSource, engine, connection -> {
            UndoPlan plan = bringBack(connection, id, units.newUnit("preview", Actor.service("preview")));
            connection.rollback();
            return plan;
        });
    }

    UndoReplayed replay(String id, Actor actor, String reason, boolean partly) throws SQLException {
        Write write = Write.sql("undo").by(actor).because(reason);
        Callable<UndoReplayed> work = () -> UndoSession.get(dataSource, engine, connection -> {
            UndoUnit unit = units.newUnit("undo of " + id, actor);
            UndoPlan plan = bringBack(connection, id, unit);
            if (!partly && !plan.complete()) {
                connection.rollback();
                throw denied(
                        "undo.changed-since",
                        plan.conflicts() + " of " + (plan.rows() + plan.conflicts())
                                + " rows are not what the entry left",
                        "look at preview(id), or take back the others: replayUnchanged(id, ...)");
            }
            archive.replayed(connection, id, unit.id());
            connection.commit();
            return new UndoReplayed(plan, unit.id());
        });
        UndoReplayed replayed;
        try {
            replayed = guard.call(write, work);
        } catch (SQLException | RuntimeException failure) {
            throw failure;
        } catch (Exception impossible) {
            throw new IllegalStateException("only SQLException and unchecked exceptions are thrown here", impossible);
        }
        guard.audit()
                .record(new AuditEntry(
                        clock.instant(),
                        AuditEntry.Kind.UNDONE,
                        actor,
                        guard.environment().name(),
                        ENVIRONMENT_RULE,
                        id,
                        "took back " + replayed.plan().rows() + " rows, left out "
                                + replayed.plan().conflicts() + ", kept as " + replayed.undoId() + ": " + reason));
        return replayed;
    }

    private UndoPlan bringBack(Connection connection, String id, UndoUnit unit) throws SQLException {
        List<UndoArchive.Step> steps = archive.steps(connection, id, true);
        if (steps.isEmpty()) {
            throw denied("undo.unknown", "nothing is kept under this id", "look at entries(...)");
        }
        if (steps.get(0).replayedBy().isPresent()) {
            throw denied(
                    "undo.replayed",
                    "it was taken back before, as " + steps.get(0).replayedBy().get(),
                    "take that back, to have the changes again");
        }
        schema.forget();
        List<UndoPlan.Step> plan = new ArrayList<>();
        try {
            for (UndoArchive.Step step : steps) {
                UndoTable table = table(connection, step);
                UndoReplay replay =
                        new UndoReplay(connection, engine, schema, table, UndoRecorder.place(id, step.number()));
                plan.add(replay.run(archive.rows(connection, id, step)));
                if (!replay.done().changes().isEmpty()) {
                    recorder.write(connection, unit, List.of(replay.done()));
                }
            }
            engine.checkDeferred(connection);
        } catch (UndoObstacle obstacle) {
            throw denied(obstacle.rule(), String.valueOf(obstacle.getMessage()), "look at export(id)");
        } catch (SQLException failure) {
            if (UndoWrites.violates(failure)) {
                throw denied(
                        "undo.constraint",
                        "a constraint stands against it, SQLSTATE " + failure.getSQLState(),
                        "look for rows added since that take its place: export(id)");
            }
            throw failure;
        }
        return new UndoPlan(id, plan);
    }

    private UndoTable table(Connection connection, UndoArchive.Step step) throws SQLException {
        UndoTable table = schema.table(connection, step.place());
        if (!table.columnNames().equals(step.columns())) {
            throw denied(
                    "undo.table-changed",
                    "table " + table + " has other columns than when it was kept",
                    "take it back by hand: export(id)");
        }
        return table;
    }

    String export(String id) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            List<UndoArchive.Step> steps = archive.steps(connection, id, false);
            if (steps.isEmpty()) {
                throw denied("undo.unknown", "nothing is kept under this id", "look at entries(...)");
            }
            List<String> statements = new ArrayList<>();
            for (UndoArchive.Step step : steps) {
                statements.addAll(
                        new UndoExport(engine, table(connection, step)).statements(archive.rows(connection, id, step)));
            }
            return String.join("\n", statements) + "\n";
        }
    }

    private UndoDeniedException denied(String rule, String why, String remedy) {
        return new UndoDeniedException(new Refusal(
                Guard.OPERATIONS,
                rule,
                "Taking back an entry of the undo log",
                guard.environment().name(),
                List.of(why),
                remedy));
    }
}
