package dev.ringfence.refresh;

import dev.ringfence.refresh.base.RefreshConcession;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.FixedKey;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.hsqldb.jdbc.JDBCDataSource;

/** The main of a child process that fills a closed target in files of HSQLDB and dies at a certain call, as by kill -9. */
final class MortalJdbcRefresh {
    static final int DIED = 137;

    private MortalJdbcRefresh() {}

    /** Arguments: the source's files, the target's, at which call it dies, and where it tells how many rows it has written. */
    public static void main(String[] arguments) throws SQLException, IOException {
        // No hook, no finally, no goodbye to any database.
        MortalDataSource.Life life = new MortalDataSource.Life(
                Integer.parseInt(arguments[2]), () -> Runtime.getRuntime().halt(DIED));
        try (PrintStream told = new PrintStream(arguments[3], StandardCharsets.UTF_8)) {
            refresh(
                            new MortalDataSource(open(Path.of(arguments[0])), life),
                            new MortalDataSource(open(Path.of(arguments[1])), life))
                    .progress(progress -> {
                        told.println(progress.allRows());
                        told.flush();
                        life.call();
                    })
                    .run();
        }
    }

    /** By pieces of one batch. */
    static EnvironmentRefresh refresh(DataSource production, DataSource staging) {
        return EnvironmentRefresh.from(production)
                .to(staging)
                .through(Shop.policy())
                .with(FixedKey.open())
                .runningIn(Environments.PRODUCTION)
                .accepting(RefreshConcession.CLOSED_TARGET)
                .blocks(1);
    }

    /** Each commit is on the disk when it returns; a process that died keeps nobody out. */
    static DataSource open(Path files) {
        JDBCDataSource database = new JDBCDataSource();
        database.setURL("jdbc:hsqldb:file:" + files + ";hsqldb.tx=mvcc;hsqldb.default_table_type=cached"
                + ";hsqldb.write_delay=false;hsqldb.lock_file=false");
        database.setUser("sa");
        return database;
    }
}
