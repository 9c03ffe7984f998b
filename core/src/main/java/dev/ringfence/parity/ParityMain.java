package dev.ringfence.parity;

import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.Tier;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Captures an environment and compares two, from a command line.
 *
 * <pre>
 * java -cp ... dev.ringfence.parity.ParityMain key NEW-KEY-FILE
 * java -Dringfence.environment=staging -cp ... dev.ringfence.parity.ParityMain capture KEY-FILE FINGERPRINT-FILE
 *         [--configuration PROPERTIES-FILE]... [--database NAME URL USER]... [--process]
 * java -cp ... dev.ringfence.parity.ParityMain compare PRODUCTION-FILE STAGING-FILE
 *         [--expected FILE] [--html FILE] [--json FILE] [--fail-on error|warning|info]
 * </pre>
 *
 * <p>{@code --process} describes this very process: start it as the application is started, with its class path and
 * flags, or let the application capture itself by {@link EnvironmentFingerprint#builder}. {@code compare} needs no key. It
 * prints the report, and {@code --fail-on} says from which weight on a finding fails it: {@code warning} unless set.
 *
 * <p>The password of databases comes from the variable {@code RINGFENCE_PARITY_PASSWORD_NAME}, NAME in capitals with
 * {@code _} for what is no letter or digit, else from {@code RINGFENCE_PARITY_PASSWORD}, else it is empty; never from an
 * argument, which other users of the machine could read.
 *
 * <p>{@code capture} wants to know which environment it is in, as the application itself does: {@code
 * -Dringfence.environment=staging}.
 *
 * <p>Exit codes: 0 done, for {@code compare} nothing that fails it; 1 a finding fails it; 2 the arguments, or what a file
 * holds, are wrong; 3 a file or a database failed.
 */
public final class ParityMain {
    /** The variable that holds the password of databases, and the beginning of that of a database's own. */
    public static final String PASSWORD_VARIABLE = "RINGFENCE_PARITY_PASSWORD";

    private static final int DONE = 0;
    private static final int DIFFERENT = 1;
    private static final int WRONG = 2;
    private static final int FAILED = 3;

    private static final String USAGE = "Usage: key NEW-KEY-FILE | capture KEY-FILE FINGERPRINT-FILE"
            + " [--configuration PROPERTIES-FILE]... [--database NAME URL USER]... [--process]"
            + " | compare PRODUCTION-FILE STAGING-FILE"
            + " [--expected FILE] [--html FILE] [--json FILE] [--fail-on error|warning|info]";

    private final PrintStream out;
    private final Function<String, @Nullable String> variables;
    private final DeploymentEnvironment here;
    private final Clock clock;

    ParityMain(PrintStream out, Function<String, @Nullable String> variables, DeploymentEnvironment here, Clock clock) {
        this.out = out;
        this.variables = variables;
        this.here = here;
        this.clock = clock;
    }

    /** Runs one command, and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        System.exit(new ParityMain(System.out, System::getenv, DeploymentEnvironment.resolve(), Clock.systemUTC())
                .run(arguments));
    }

    int run(String... arguments) {
        List<String> words = List.of(arguments);
        if (words.equals(List.of("--help"))) {
            out.println(USAGE);
            return DONE;
        }
        String command = words.isEmpty() ? "" : words.get(0);
        boolean known =
                command.equals("key") ? words.size() == 2 : command.matches("capture|compare") && words.size() > 2;
        if (!known) {
            out.println(USAGE);
            return WRONG;
        }
        try {
            return switch (command) {
                case "key" -> key(Path.of(words.get(1)));
                case "capture" -> capture(words);
                default -> compare(words);
            };
        } catch (IllegalArgumentException | IllegalStateException wrong) {
            out.println(wrong.getMessage());
            return WRONG;
        } catch (IOException failed) {
            out.println(failed.getClass().getSimpleName() + ": " + failed.getMessage());
            return FAILED;
        } catch (SQLException failed) {
            // A driver's message may quote the URL, password and all.
            out.println("A database failed, SQL state " + failed.getSQLState());
            return FAILED;
        }
    }

    private int key(Path file) throws IOException {
        ComparisonKey.createFile(file);
        out.println("Made a comparison key. Give it to both environments, and to nobody else.");
        return DONE;
    }

    private int capture(List<String> words) throws IOException, SQLException {
        if (here.tier() == Tier.UNKNOWN) {
            throw new IllegalArgumentException("'environment' must be known but is not: "
                    + here.resolution().remedy());
        }
        ComparisonKey key = ComparisonKey.read(Path.of(words.get(1)));
        FingerprintBuilder builder = EnvironmentFingerprint.builder(key, here);
        List<Connection> connections = new ArrayList<>();
        try {
            Arguments rest = new Arguments(words.subList(3, words.size()));
            while (rest.hasNext()) {
                switch (rest.option("--configuration", "--database", "--process")) {
                    case "--configuration" -> builder.configuration(properties(Path.of(rest.value())));
                    case "--process" -> builder.process();
                    default -> {
                        String name = rest.value();
                        Connection connection = connect(name, rest.value(), rest.value());
                        connections.add(connection);
                        builder.database(name, connection);
                    }
                }
            }
            EnvironmentFingerprint fingerprint = builder.clock(clock).capture();
            fingerprint.write(Path.of(words.get(2)));
            out.println(fingerprint);
            return DONE;
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }

    private Connection connect(String name, String url, String user) throws SQLException {
        String own = variables.apply(
                PASSWORD_VARIABLE + "_" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"));
        String password = own != null ? own : variables.apply(PASSWORD_VARIABLE);
        return DriverManager.getConnection(url, user, password == null ? "" : password);
    }

    private static Properties properties(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }

    private int compare(List<String> words) throws IOException {
        EnvironmentFingerprint production = EnvironmentFingerprint.read(Path.of(words.get(1)));
        EnvironmentFingerprint staging = EnvironmentFingerprint.read(Path.of(words.get(2)));
        ExpectedDifferences expected = ExpectedDifferences.none();
        Severity failOn = Severity.WARNING;
        Path html = null;
        Path json = null;
        Arguments rest = new Arguments(words.subList(3, words.size()));
        while (rest.hasNext()) {
            switch (rest.option("--expected", "--html", "--json", "--fail-on")) {
                case "--expected" -> expected = ExpectedDifferences.read(Path.of(rest.value()));
                case "--html" -> html = Path.of(rest.value());
                case "--json" -> json = Path.of(rest.value());
                default -> failOn = Severity.parse(rest.value());
            }
        }
        LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        ParityReport report = ParityReport.compare(production, staging, expected, today);
        if (html != null) {
            Files.writeString(html, report.toHtml());
        }
        if (json != null) {
            Files.writeString(json, report.toJson());
        }
        out.print(report);
        return report.fails(failOn) ? DIFFERENT : DONE;
    }

    /** Words behind the command, one after another. */
    private static final class Arguments {
        private final List<String> words;
        private int at;

        Arguments(List<String> words) {
            this.words = words;
        }

        boolean hasNext() {
            return at < words.size();
        }

        String option(String... known) {
            String given = words.get(at++);
            for (String option : known) {
                if (option.equals(given)) {
                    return option;
                }
            }
            throw new IllegalArgumentException("'option' must be one of " + String.join(", ", known)
                    + " but was another word of " + given.length() + " characters");
        }

        String value() {
            if (!hasNext()) {
                throw new IllegalArgumentException("'" + words.get(words.size() - 1) + "' must have a value behind it");
            }
            return words.get(at++);
        }
    }
}
