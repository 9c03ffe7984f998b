package dev.ringfence.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ringfence.testing.Sql;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a URL that leads nowhere is told as. */
class ConnectionFailedExceptionTest {
    @TempDir
    Path directory;

    private static ThrowableAssertAlternative<ConnectionFailedException> assertThatFailure(
            String url, String password) {
        ThrowableAssertAlternative<ConnectionFailedException> failed = assertThatExceptionOfType(
                        ConnectionFailedException.class)
                .isThrownBy(() -> new UrlDataSource(url, "somebody", password).getConnection())
                .withMessageStartingWith("No connection to ")
                .withMessageNotContainingAny("S3cret", "somebody", "quiet");
        assertThat(failed.actual().getSQLState())
                .isEqualTo(((SQLException) failed.actual().getCause()).getSQLState());
        return failed;
    }

    @Test
    void getConnection_urlThatNoDriverKnows_saysSo() {
        assertThatFailure("jdbc:nobodys://somebody:S3cret@db/shop?quiet=1", "")
                .withMessageContaining(
                        "nobodys://db/shop, SQL state 08001: no driver on the class path knows such a URL");
    }

    @Test
    void getConnection_closedPort_saysThatNothingAnswers() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        assertThatFailure("jdbc:postgresql://127.0.0.1:" + closed + "/shop?ApplicationName=quiet", "S3cret")
                .withMessageContaining(
                        "postgresql://127.0.0.1:" + closed + "/shop, SQL state 08001: nothing answers there");
    }

    @Test
    void getConnection_wrongPasswordOrNoSuchDatabase_saysWhich() throws SQLException {
        String url = "jdbc:h2:" + directory.resolve("shop");
        assertThatFailure(url + ";IFEXISTS=TRUE", "S3cret").withMessageContaining("there is no database of that name");
        UrlDataSource owner = new UrlDataSource(url + ";DB_CLOSE_DELAY=-1", "sa", "S3cret-0fMine");
        Sql.execute(owner, "CREATE TABLE t (id int)");
        assertThatFailure(url, "S3cret").withMessageContaining("it refuses the user or the password; check both");
        Sql.execute(owner, "SHUTDOWN");
    }
}
