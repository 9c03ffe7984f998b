package dev.ringfence.jdbc;

import dev.ringfence.base.RingfenceException;
import dev.ringfence.environment.DataClass;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.jdbc.admission.Admission;
import dev.ringfence.jdbc.database.Endpoint;
import dev.ringfence.jdbc.stamp.DatastoreStamp;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import java.io.Console;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Stamps a datastore from a command line, shows its stamp, and verifies it.
 *
 * <pre>
 * java -Dringfence.environment=staging -cp ... dev.ringfence.jdbc.StampMain show     URL USER
 * java -Dringfence.environment=staging -cp ... dev.ringfence.jdbc.StampMain verify   URL USER
 * java -Dringfence.environment=staging -cp ... dev.ringfence.jdbc.StampMain stamp    URL USER BY REASON [DATA-CLASS]
 * java -Dringfence.environment=staging -cp ... dev.ringfence.jdbc.StampMain reanchor URL USER BY REASON
 * </pre>
 *
 * <p>The password comes from the variable {@code RINGFENCE_STAMP_PASSWORD}, else from the console, else it is empty; never
 * from an argument, which other users of the machine could read. Nothing of the URL is printed but where it points.
 *
 * <p>Exit codes: 0 done, for {@code verify} a MATCH whose lineage is whole; 1 refused, or verified as anything else; 2 the
 * arguments are wrong; 3 the database failed.
 */
public final class StampMain {
    /** The variable that holds the password. */
    public static final String PASSWORD_VARIABLE = "RINGFENCE_STAMP_PASSWORD";

    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final int WRONG_ARGUMENTS = 2;
    private static final int DATABASE_FAILED = 3;

    private final PrintStream out;
    private final Function<String, @Nullable String> variables;
    private final DeploymentEnvironment here;

    StampMain(PrintStream out, Function<String, @Nullable String> variables, DeploymentEnvironment here) {
        this.out = out;
        this.variables = variables;
        this.here = here;
    }

    /** Runs one command, and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        System.exit(new StampMain(System.out, System::getenv, DeploymentEnvironment.resolve()).run(arguments));
    }

    int run(String... arguments) {
        List<String> words = List.of(arguments);
        boolean known = switch (words.isEmpty() ? "" : words.get(0)) {
            case "show", "verify" -> words.size() == 3;
            case "reanchor" -> words.size() == 5;
            case "stamp" -> words.size() == 5 || words.size() == 6;
            default -> false;
        };
        if (!known) {
            out.println("Usage: show URL USER | verify URL USER | stamp URL USER BY REASON [DATA-CLASS]"
                    + " | reanchor URL USER BY REASON");
            return WRONG_ARGUMENTS;
        }
        try {
            return run(words, stamps(words.get(1), words.get(2)));
        } catch (RingfenceException refused) {
            out.println(refused.getMessage());
            return REFUSED;
        } catch (IllegalArgumentException | IllegalStateException wrong) {
            out.println(wrong.getMessage());
            return WRONG_ARGUMENTS;
        } catch (ConnectionFailedException failed) {
            out.println(failed.getMessage());
            return DATABASE_FAILED;
        } catch (SQLException failed) {
            // A driver's message may quote the URL, password and all.
            out.println("The database at " + Endpoint.of(words.get(1)) + " failed, SQL state " + failed.getSQLState());
            return DATABASE_FAILED;
        }
    }

    private int run(List<String> words, DatastoreStamps stamps) throws SQLException {
        return switch (words.get(0)) {
            case "show" -> {
                stamps.lineage().forEach(stamp -> out.println(stamp.describe() + ": " + stamp.reason()));
                out.println(Admission.of(stamps));
                yield DONE;
            }
            case "verify" -> {
                stamps.lineage();
                Admission admission = Admission.of(stamps);
                out.println(admission);
                yield admission.outcome() == Admission.Outcome.MATCH ? DONE : REFUSED;
            }
            case "reanchor" -> stamped(stamps.reanchor(words.get(3), words.get(4)));
            default ->
                stamped(
                        words.size() == 5
                                ? stamps.stamp(words.get(3), words.get(4))
                                : stamps.stamp(dataClass(words.get(5)), words.get(3), words.get(4)));
        };
    }

    private int stamped(DatastoreStamp stamp) {
        out.println("Stamped " + stamp.describe());
        return DONE;
    }

    private static DataClass dataClass(String word) {
        for (DataClass dataClass : DataClass.values()) {
            if (dataClass.name().equals(word)) {
                return dataClass;
            }
        }
        throw new IllegalArgumentException("'DATA-CLASS' must be one of " + List.of(DataClass.values())
                + " but was a word of " + word.length() + " characters");
    }

    private DatastoreStamps stamps(String url, String user) {
        return DatastoreStamps.of(new UrlDataSource(url, user, password()), here);
    }

    // Null up to JDK 21; later ones give a console without a terminal, which reads null where there is no input.
    @SuppressWarnings("SystemConsoleNull")
    private String password() {
        String given = variables.apply(PASSWORD_VARIABLE);
        if (given != null) {
            return given;
        }
        Console console = System.console();
        if (console == null) {
            return "";
        }
        char[] typed = console.readPassword("Password: ");
        return typed == null ? "" : new String(typed);
    }
}
