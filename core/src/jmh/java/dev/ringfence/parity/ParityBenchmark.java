package dev.ringfence.parity;

import dev.ringfence.environment.DeploymentEnvironment;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to capture 5,000 settings, to read a file of them, to compare two, and to write the page. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("missing-explicit-ctor") // JMH needs a public class with a default constructor
public class ParityBenchmark {
    private static final int SETTINGS = 5_000;
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);

    private final ComparisonKey key = ComparisonKey.ephemeral();
    private final DeploymentEnvironment here = DeploymentEnvironment.resolve();
    private final Map<String, Object> settings = settings("one");
    private final EnvironmentFingerprint production = captured(settings);
    private final EnvironmentFingerprint staging = captured(settings("two"));
    private final String file = production.toJson();
    private final ParityReport report = compare();

    private static Map<String, Object> settings(String environment) {
        Map<String, Object> settings = new HashMap<>();
        for (int i = 0; i < SETTINGS; i++) {
            Object value = switch (i % 5) {
                case 0 -> i;
                case 1 -> i + "s";
                case 2 -> "https://" + environment + ".example.com/" + i;
                case 3 -> environment + " " + i;
                default -> "a value of the usual length, number " + i;
            };
            settings.put("shop.part" + i % 17 + (i % 10 == 9 ? ".password" : ".setting") + "-" + i, value);
        }
        return settings;
    }

    private EnvironmentFingerprint captured(Map<String, Object> given) {
        try {
            return EnvironmentFingerprint.builder(key, here)
                    .configuration(given)
                    .capture();
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Benchmark
    public EnvironmentFingerprint capture() {
        return captured(settings);
    }

    @Benchmark
    public EnvironmentFingerprint read() {
        return EnvironmentFingerprint.parse(file);
    }

    /** A thousand of the values differ. */
    @Benchmark
    public ParityReport compare() {
        return ParityReport.compare(production, staging, ExpectedDifferences.none(), TODAY);
    }

    @Benchmark
    public String page() {
        return report.toHtml();
    }
}
