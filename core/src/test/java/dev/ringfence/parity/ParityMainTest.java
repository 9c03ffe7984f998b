package dev.ringfence.parity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.MovableClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ParityMainTest {
    @TempDir
    Path directory;

    private final MovableClock clock = new MovableClock();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Map<String, String> variables = new HashMap<>();

    private int run(String... arguments) {
        return runIn(Environments.STAGING, arguments);
    }

    private int runIn(DeploymentEnvironment here, String... arguments) {
        return new ParityMain(new PrintStream(printed, true, UTF_8), variables::get, here, clock).run(arguments);
    }

    private String path(String name) {
        return directory.resolve(name).toString();
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content).toString();
    }

    private String output() {
        return printed.toString(UTF_8);
    }

    @BeforeEach
    void makeKey() {
        assertThat(run("key", path("key"))).isZero();
    }

    @Test
    void environments_capturedFromFiles_areCompared() throws IOException {
        String production = file("production.properties", "rows=100\nmail.tls=true\ndb.password=one-secret\n");
        String staging = file("staging.properties", "rows=200\nmail.tls=true\ndb.password=two-secret\n");
        assertThat(runIn(
                        Environments.PRODUCTION, "capture", path("key"), path("p.json"), "--configuration", production))
                .isZero();
        assertThat(run("capture", path("key"), path("s.json"), "--configuration", staging))
                .isZero();

        assertThat(run("compare", path("p.json"), path("p.json"))).isZero();
        assertThat(run("compare", path("p.json"), path("s.json"))).isEqualTo(1);
        assertThat(run("compare", path("p.json"), path("s.json"), "--fail-on", "error"))
                .isZero();
        assertThat(output()).contains("warning   value", "rows: production a number, staging a number");

        String day = clock.instant().toString().substring(0, 10);
        String expected = file(
                "expected.json",
                "{\"version\":1,\"expected\":[{\"section\":\"configuration\","
                        + "\"key\":\"rows\",\"reason\":\"smaller\",\"expires\":\"" + day + "\"}]}");
        String[] compare = {
            "compare",
            path("p.json"),
            path("s.json"),
            "--expected",
            expected,
            "--html",
            path("r.html"),
            "--json",
            path("r.json")
        };
        assertThat(run(compare)).isZero();
        clock.move(Duration.ofDays(1));
        assertThat(run(compare)).isEqualTo(1);
        assertThat(output()).contains("was expected until " + day + ": smaller");
        assertThat(directory.resolve("r.html"))
                .content()
                .startsWith("<!doctype html>")
                .contains("smaller");
        assertThat(JsonMapper.shared()
                        .readTree(Files.readString(directory.resolve("r.json")))
                        .path("counts")
                        .path("error")
                        .asInt())
                .isOne();
    }

    @Test
    void databases_withPasswordsFromVariables_areCaptured() throws SQLException {
        String url = "jdbc:h2:mem:paritymain";
        try (Connection keepsItAlive = DriverManager.getConnection(url, "sa", "S3CRET")) {
            variables.put(ParityMain.PASSWORD_VARIABLE, "WR0NG");
            assertThat(run("capture", path("key"), path("f.json"), "--database", "shop-1", url, "sa"))
                    .isEqualTo(3);
            variables.put(ParityMain.PASSWORD_VARIABLE + "_SHOP_1", "S3CRET");
            assertThat(run("capture", path("key"), path("f.json"), "--database", "shop-1", url, "sa", "--process"))
                    .isZero();
            assertThat(directory.resolve("f.json")).content().contains("shop-1: product", "\"H2\"", "collectors");
            assertThat(keepsItAlive.isValid(1)).isTrue();
        }
        assertThat(output()).contains("SQL state").doesNotContain("WR0NG", "S3CRET");
    }

    @Test
    void arguments_thatAreWrong_areExplained() throws IOException {
        String file = file("empty.properties", "");
        assertThat(run()).isEqualTo(2);
        assertThat(run("--help")).isZero();
        assertThat(run("key")).isEqualTo(2);
        assertThat(run("compare", file)).isEqualTo(2);
        assertThat(run("destroy", file, file)).isEqualTo(2);
        assertThat(run("compare", file, file)).isEqualTo(2);
        assertThat(run("capture", file, path("f.json"))).isEqualTo(2);
        assertThat(run("capture", path("key"), path("f.json"), "--configuration"))
                .isEqualTo(2);
        assertThat(run("capture", path("key"), path("f.json"), "--configuratoin", file))
                .isEqualTo(2);
        assertThat(run("capture", path("key"), path("f.json"), "--process", "--process"))
                .isEqualTo(2);
        assertThat(run("capture", path("none"), path("f.json"))).isEqualTo(3);
        assertThat(run("compare", path("none"), path("none"))).isEqualTo(3);
        assertThat(run("key", path("key"))).isEqualTo(3);
        assertThat(runIn(Environments.unset(), "capture", path("key"), path("f.json"), "--process"))
                .isEqualTo(2);
        assertThat(directory.resolve("f.json")).doesNotExist();
        assertThat(output())
                .contains(
                        "Usage:",
                        "'--configuration' must have a value",
                        "chmod 600",
                        "must be one of",
                        "'environment' must be known");
    }
}
