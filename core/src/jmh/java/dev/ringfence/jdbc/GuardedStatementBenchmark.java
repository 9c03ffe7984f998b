package dev.ringfence.jdbc;

import static net.bytebuddy.matcher.ElementMatchers.any;
import static net.bytebuddy.matcher.ElementMatchers.named;

import dev.ringfence.base.Levels;
import dev.ringfence.data.sanitize.LiveDataGuard;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.EvidenceContext;
import dev.ringfence.jdbc.admission.Admission;
import dev.ringfence.jdbc.delegate.GuardedConnection;
import dev.ringfence.jdbc.gate.Admissions;
import dev.ringfence.jdbc.gate.AttestedAdmissions;
import dev.ringfence.jdbc.gate.ConnectionGate;
import dev.ringfence.jdbc.gate.DeclaredWork;
import dev.ringfence.jdbc.gate.EngineMode;
import dev.ringfence.jdbc.gate.SessionTables;
import dev.ringfence.jdbc.limit.ChangeCounter;
import dev.ringfence.jdbc.limit.TableCatalog;
import dev.ringfence.jdbc.limit.TableFacts;
import dev.ringfence.jdbc.statement.StatementRules;
import dev.ringfence.sql.Dialect;
import dev.ringfence.sql.SqlAnalyzer;
import dev.ringfence.write.WriteGuard;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.implementation.StubMethod;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Prepare, three setters, executeUpdate and close over a driver that does nothing, so that what is measured is the
 * delegates and the decision alone. The peers stand between in their own ways, and do as little as they can be told to.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class GuardedStatementBenchmark {
    private static final String UPDATE = "UPDATE customer SET name = ?, vip = ? WHERE id = ?";

    private static final TableFacts CUSTOMER =
            new TableFacts("\"customer\"", List.of(Set.of("id")), List.of(), Map.of());

    /** Who stands between. */
    @Param({
        "nobody",
        "test",
        "production-observing",
        "production-enforcing",
        "hikaricp",
        "p6spy",
        "reflect-proxy",
        "datasource-proxy"
    })
    public String guard;

    private Connection connection;

    /** Made by JMH. */
    public GuardedStatementBenchmark() {}

    @Setup
    public void open() throws ReflectiveOperationException, SQLException {
        PreparedStatement statement = idle(PreparedStatement.class, Map.of());
        Connection raw =
                idle(Connection.class, Map.of("prepareStatement", statement, "isValid", true, "getAutoCommit", true));
        DataSource driver = idle(DataSource.class, Map.of("getConnection", raw));
        connection = switch (guard) {
            case "nobody" -> raw;
            case "hikaricp", "p6spy", "reflect-proxy", "datasource-proxy" -> PeerConnections.of(guard, driver);
            default -> guarded(raw);
        };
    }

    /** An object whose methods do nothing, but that some of them always give the same. */
    private static <T> T idle(Class<T> type, Map<String, Object> answers) throws ReflectiveOperationException {
        DynamicType.Builder<?> builder = new ByteBuddy()
                .subclass(Object.class)
                .implement(type)
                .method(any())
                .intercept(StubMethod.INSTANCE);
        ClassLoader above = GuardedStatementBenchmark.class.getClassLoader();
        for (Map.Entry<String, Object> answer : answers.entrySet()) {
            ClassLoader ofAnswer = answer.getValue().getClass().getClassLoader();
            above = ofAnswer == null ? above : ofAnswer;
            builder = builder.method(named(answer.getKey())).intercept(FixedValue.value(answer.getValue()));
        }
        return type.cast(
                builder.make().load(above).getLoaded().getDeclaredConstructor().newInstance());
    }

    private Connection guarded(Connection raw) {
        DeploymentEnvironment here = DeploymentEnvironment.resolver()
                .insteadOfThisProcess(EvidenceContext.empty(), "benchmark")
                .explicit(guard.equals("test") ? "test" : "production")
                .resolve();
        WriteGuard writes = WriteGuard.builder(here)
                .levels(guard.endsWith("enforcing") ? Levels.enforcing() : Levels.observing())
                .build();
        Admissions admissions = new Admissions(
                "benchmark",
                writes,
                List.of(),
                List.of(),
                List.of(),
                new AttestedAdmissions(null, Clock.systemUTC()),
                Clock.systemUTC());
        Admission match = new Admission(here, Admission.Outcome.MATCH, Optional.empty(), "benchmark", "");
        StatementRules rules = new StatementRules(writes, SqlAnalyzer.of(Dialect.POSTGRESQL)::analyze);
        return new GuardedConnection(
                raw,
                new ConnectionGate(
                        raw,
                        writes,
                        rules,
                        admissions,
                        LiveDataGuard.standard(),
                        System::nanoTime,
                        new TableCatalog((unused, table) -> CUSTOMER, writes, System::nanoTime),
                        ChangeCounter.of("PostgreSQL"),
                        null,
                        new EngineMode(raw, writes, Dialect.POSTGRESQL),
                        new DeclaredWork(writes, Dialect.POSTGRESQL),
                        new SessionTables(raw, writes, Dialect.POSTGRESQL),
                        false,
                        false,
                        match,
                        System.nanoTime()));
    }

    @Benchmark
    public int update() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UPDATE)) {
            statement.setString(1, "x");
            statement.setInt(2, 1);
            statement.setInt(3, 1);
            return statement.executeUpdate();
        }
    }
}
