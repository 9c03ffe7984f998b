package dev.ringfence.refresh.mysql;

import dev.ringfence.refresh.base.VerificationResult;
import dev.ringfence.refresh.engine.DatabaseEngine;
import dev.ringfence.refresh.engine.RefreshJob;
import dev.ringfence.refresh.failure.ConnectionLoss;
import dev.ringfence.refresh.failure.VerificationFailure;
import dev.ringfence.refresh.plan.TablePlan;
import dev.ringfence.refresh.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections that show one state of the source. They begin while nobody may write: the source is locked for as long as
 * that takes, which needs the right RELOAD. Where the lock is not given, within two seconds, one connection reads.
 *
 * @param connections the first is the run's own, which is not closed with the others
 */
record MySqlReaders(List<Connection> connections) implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("dev.ringfence.refresh");

    MySqlReaders {
        connections = List.copyOf(connections);
    }

    static MySqlReaders open(RefreshJob job) throws SQLException {
        List<Connection> opened = new ArrayList<>();
        opened.add(job.from());
        int wanted = wanted(job);
        boolean done = false;
        try {
            if (wanted > 1) {
                open(job, wanted, opened);
            }
            MySqlReaders readers = new MySqlReaders(opened);
            done = true;
            return readers;
        } finally {
            if (!done) {
                new MySqlReaders(opened).close();
            }
        }
    }

    /** A small source is not worth the lock. The rows of a subset are those of the state that they were chosen in. */
    private static int wanted(RefreshJob job) throws SQLException {
        if (job.plan().tables().stream().anyMatch(plan -> plan.chosen().isPresent())) {
            return 1;
        }
        long bytes = 0;
        for (TablePlan plan : job.plan().tables()) {
            bytes += MySqlPieces.bytes(job.from(), plan.table().name());
        }
        long pieces = 1 + bytes / ((long) job.options().blocks() * MySqlPieces.BLOCK);
        return (int) Math.min(job.options().parallelism(), pieces);
    }

    private static void open(RefreshJob job, int wanted, List<Connection> opened) throws SQLException {
        try (Connection locker = job.source().getConnection()) {
            MySqlSession.begin(locker);
            try {
                if (!locks(locker)) {
                    return;
                }
                for (int i = 1; i < wanted; i++) {
                    Connection reader = job.source().getConnection();
                    opened.add(reader);
                    MySqlSession.beginSnapshot(reader);
                }
                // The run's own goes on with the others.
                job.from().rollback();
                MySqlSession.startSnapshot(job.from());
            } finally {
                DatabaseEngine.execute(locker, "UNLOCK TABLES");
                MySqlSession.end(locker);
            }
        }
        requireSameTables(job);
    }

    private static boolean locks(Connection locker) {
        try {
            DatabaseEngine.execute(locker, "FLUSH TABLES WITH READ LOCK");
            return true;
        } catch (SQLException refused) {
            LOG.info(
                    "The source was not locked, so one connection reads: SQLSTATE {}, error {}",
                    refused.getSQLState(),
                    refused.getErrorCode());
            return false;
        }
    }

    private static void requireSameTables(RefreshJob job) throws SQLException {
        Set<Table> planned = new HashSet<>();
        job.plan().tables().forEach(plan -> planned.add(plan.table()));
        if (!planned.equals(new HashSet<>(MySqlTables.read(job.from())))) {
            throw new VerificationFailure(List.of(VerificationResult.failed(
                    "drift", "source", "the source's tables changed since the plan was made")));
        }
    }

    @Override
    public void close() {
        for (Connection reader : connections.subList(1, connections.size())) {
            ConnectionLoss.giveBack(() -> {
                try (reader) {
                    MySqlSession.endSnapshot(reader);
                }
            });
        }
    }
}
