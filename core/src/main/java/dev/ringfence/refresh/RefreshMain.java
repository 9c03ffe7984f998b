package dev.ringfence.refresh;

import dev.ringfence.base.RingfenceException;
import dev.ringfence.environment.DeploymentEnvironment;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Plans a refresh and carries it out, from a command line and a job file ({@link RefreshJobFile}).
 *
 * <pre>
 * java -Dringfence.environment=production -cp ... dev.ringfence.refresh.RefreshMain plan   JOB-FILE [--json]
 * java -Dringfence.environment=production -cp ... dev.ringfence.refresh.RefreshMain run    JOB-FILE [--approved DIGEST]
 * java -cp ... dev.ringfence.refresh.RefreshMain schema | schema-fill
 * </pre>
 *
 * <p>{@code plan} prints what {@code run} would do, and changes nothing; with {@code --json} for machines. {@code run}
 * prints progress, then what was done, and writes the report and the attestation to the files that the job names. With
 * {@code --approved} it carries out the plan of that digest, which somebody has looked at, and refuses if source, target,
 * policy or key are no longer those of it. {@code schema} prints the JSON schema of job files.
 *
 * <p>A file with a member {@code fill} is a {@link SyntheticJobFile}: the same commands plan and fill an empty database
 * with synthetic rows, where this process is below production; {@code schema-fill} prints its schema.
 *
 * <p>A run that is killed shows nothing of what it wrote; run again, it goes on from there where the database lets it. The
 * class path needs the databases' drivers.
 *
 * <p>Exit codes: 0 done; 1 refused, the target is as it was; 2 the arguments, or what a file holds, are wrong; 3 a file or
 * a database failed.
 */
public final class RefreshMain {
    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final int WRONG = 2;
    private static final int FAILED = 3;

    private static final String USAGE =
            "Usage: plan JOB-FILE [--json] | run JOB-FILE [--approved DIGEST] | schema" + " | schema-fill";

    private final PrintStream out;
    private final Function<String, @Nullable String> variables;
    private final DeploymentEnvironment here;

    RefreshMain(PrintStream out, Function<String, @Nullable String> variables, DeploymentEnvironment here) {
        this.out = out;
        this.variables = variables;
        this.here = here;
    }

    /** Runs one command, and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        System.exit(new RefreshMain(System.out, System::getenv, DeploymentEnvironment.resolve()).run(arguments));
    }

    int run(String... arguments) {
        List<String> words = List.of(arguments);
        if (words.equals(List.of("--help"))) {
            out.println(USAGE);
            return DONE;
        }
        try {
            return switch (form(words)) {
                case "schema" -> {
                    out.print(RefreshJobFile.jsonSchema());
                    yield DONE;
                }
                case "schema-fill" -> {
                    out.print(SyntheticJobFile.jsonSchema());
                    yield DONE;
                }
                case "plan" -> isFill(words) ? planFill(words) : plan(open(words.get(1)), words.size() == 3);
                case "run" -> isFill(words) ? fill(words) : carryOut(words);
                default -> {
                    out.println(USAGE);
                    yield WRONG;
                }
            };
        } catch (RingfenceException refused) {
            out.println(refused.getMessage());
            return REFUSED;
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

    /** The command if the words have its form. */
    private static String form(List<String> words) {
        String command = words.isEmpty() ? "" : words.get(0);
        boolean known = switch (command) {
            case "schema", "schema-fill" -> words.size() == 1;
            case "plan" ->
                words.size() == 2 || (words.size() == 3 && words.get(2).equals("--json"));
            case "run" ->
                words.size() == 2 || (words.size() == 4 && words.get(2).equals("--approved"));
            default -> false;
        };
        return known ? command : "";
    }

    private EnvironmentRefresh open(String file) throws IOException {
        return RefreshJobFile.read(Path.of(file)).open(here, Map.of(), variables);
    }

    private int plan(EnvironmentRefresh refresh, boolean json) throws SQLException {
        RefreshPlan plan = refresh.plan();
        if (json) {
            out.print(plan.toJson());
        } else {
            out.println(plan);
        }
        return DONE;
    }

    private int carryOut(List<String> words) throws IOException, SQLException {
        RefreshJobFile job = RefreshJobFile.read(Path.of(words.get(1)));
        EnvironmentRefresh refresh =
                job.open(here, Map.of(), variables).progress(new TerminalProgress(out, System::nanoTime));
        RefreshResult result = words.size() == 4 ? refresh.run(approved(refresh, words.get(3))) : refresh.run();
        out.println(result);
        for (Path file : job.writeReports(result.report())) {
            out.println("Written: " + file);
        }
        return DONE;
    }

    private static boolean isFill(List<String> words) throws IOException {
        return SyntheticJobFile.isOne(Files.readString(Path.of(words.get(1))));
    }

    private SyntheticFill openFill(List<String> words) throws IOException {
        return SyntheticJobFile.read(Path.of(words.get(1))).open(here, Map.of(), variables);
    }

    private int planFill(List<String> words) throws IOException, SQLException {
        SyntheticPlan plan = openFill(words).plan();
        if (words.size() == 3) {
            out.print(plan.toJson());
        } else {
            out.println(plan);
        }
        return DONE;
    }

    private int fill(List<String> words) throws IOException, SQLException {
        SyntheticFill fill = openFill(words).progress(new TerminalProgress(out, System::nanoTime));
        if (words.size() == 4) {
            SyntheticPlan plan = fill.plan();
            requireApproved(words.get(3), plan.digest());
            out.println(fill.run(plan));
        } else {
            out.println(fill.run());
        }
        return DONE;
    }

    /** What was approved may have been seen in its short form, the first 12 digits. */
    private static RefreshPlan approved(EnvironmentRefresh refresh, String digest) throws SQLException {
        RefreshPlan plan = refresh.plan();
        requireApproved(digest, plan.digest());
        return plan;
    }

    private static void requireApproved(String digest, String now) {
        if (digest.length() < RefreshPlan.SHORT_DIGEST || !now.startsWith(digest)) {
            throw new IllegalArgumentException(
                    "'--approved' must be the digest of the plan, which is now " + now + ": look at the plan again");
        }
    }
}
