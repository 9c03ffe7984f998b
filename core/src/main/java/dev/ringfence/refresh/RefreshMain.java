package dev.ringfence.refresh;

import dev.ringfence.base.ParsedFile;
import dev.ringfence.base.RingfenceException;
import dev.ringfence.base.TextResource;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.jdbc.ConnectionFailedException;
import dev.ringfence.refresh.plan.PlannedRefresh;
import dev.ringfence.refresh.report.RefreshReport;
import dev.ringfence.refresh.signing.NamedFile;
import dev.ringfence.refresh.synthetic.SyntheticFill;
import dev.ringfence.refresh.synthetic.SyntheticJobFile;
import dev.ringfence.refresh.synthetic.SyntheticPlan;
import dev.ringfence.refresh.synthetic.SyntheticResult;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Plans a refresh and carries it out, from a command line and a job file ({@link RefreshJobFile}).
 *
 * <pre>
 * java -Dringfence.environment=production -cp ... dev.ringfence.refresh.RefreshMain plan   JOB-FILE [--json]
 * java -Dringfence.environment=production -cp ... dev.ringfence.refresh.RefreshMain run    JOB-FILE [--approved DIGEST]
 * java -cp ... dev.ringfence.refresh.RefreshMain schema | schema-fill | --help
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
 * <p>Exit codes: 0 done; 1 refused, the target is as it was unless the refusal says otherwise; 2 the arguments, or what a
 * file holds, are wrong; 3 a file or a database failed. What a user can mend is told in a sentence with what to do, never by
 * a stack trace.
 */
public final class RefreshMain {
    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final int WRONG = 2;
    private static final int FAILED = 3;

    private static final String HELP = "refresh-help.txt";

    /** insufficient_privilege of PostgreSQL, and of others that follow the standard's class 42. */
    private static final String NO_RIGHT = "42501";

    private final PrintStream out;
    private final Function<String, @Nullable String> variables;
    private final Supplier<DeploymentEnvironment> here;

    /**
     * A command line.
     *
     * @param here asked once a command needs it
     */
    RefreshMain(PrintStream out, Function<String, @Nullable String> variables, Supplier<DeploymentEnvironment> here) {
        this.out = out;
        this.variables = variables;
        this.here = here;
    }

    /** Runs one command, and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        System.exit(new RefreshMain(System.out, System::getenv, DeploymentEnvironment::resolve).run(arguments));
    }

    int run(String... arguments) {
        RefreshCommand command;
        try {
            command = RefreshCommand.parse(List.of(arguments));
        } catch (IllegalArgumentException wrong) {
            out.println(wrong.getMessage());
            out.println(RefreshCommand.USAGE);
            return WRONG;
        }
        try {
            return run(command);
        } catch (RingfenceException refused) {
            out.println(refused.getMessage());
            return REFUSED;
        } catch (IllegalArgumentException | IllegalStateException wrong) {
            out.println(wrong.getMessage());
            return WRONG;
        } catch (IOException | UncheckedIOException | ConnectionFailedException failed) {
            out.println(failed.getMessage());
            return FAILED;
        } catch (SQLException failed) {
            // A driver's message may quote a row.
            out.println("A database failed, SQL state " + failed.getSQLState() + ": "
                    + (NO_RIGHT.equals(failed.getSQLState())
                            ? "the user lacks a right, which the database's log names; it must read all of the source,"
                                    + " also what lies in schema ringfence, and own the tables of the target"
                            : "look it up in the database's log"));
            return FAILED;
        }
    }

    private int run(RefreshCommand command) throws IOException, SQLException {
        switch (command.name()) {
            case HELP -> out.print(TextResource.read(RefreshMain.class, HELP));
            case SCHEMA -> out.print(RefreshJobFile.jsonSchema());
            case SCHEMA_FILL -> out.print(SyntheticJobFile.jsonSchema());
            case PLAN, RUN -> {
                NamedFile job = new NamedFile("JOB-FILE", command.job().orElseThrow());
                boolean fills = job.read(file -> ParsedFile.read(file, SyntheticJobFile::isOne));
                if (command.name() == RefreshCommand.Name.PLAN) {
                    out.print(fills ? planFill(job, command.json()) : plan(job, command.json()));
                } else if (fills) {
                    fill(job, command.approved());
                } else {
                    refresh(job, command.approved());
                }
            }
        }
        return DONE;
    }

    private String plan(NamedFile job, boolean json) throws IOException, SQLException {
        RefreshPlan plan = job.read(RefreshJobFile::read)
                .open(here.get(), Map.of(), variables)
                .plan();
        return json ? plan.toJson() : plan + System.lineSeparator();
    }

    private String planFill(NamedFile job, boolean json) throws IOException, SQLException {
        SyntheticPlan plan = job.read(SyntheticJobFile::read)
                .open(here.get(), Map.of(), variables)
                .plan();
        return json ? plan.toJson() : plan + System.lineSeparator();
    }

    private void refresh(NamedFile file, Optional<String> approved) throws IOException, SQLException {
        RefreshJobFile job = file.read(RefreshJobFile::read);
        EnvironmentRefresh refresh =
                job.open(here.get(), Map.of(), variables).progress(new TerminalProgress(out, System::nanoTime));
        RefreshResult result;
        if (approved.isPresent()) {
            RefreshPlan plan = refresh.plan();
            requireApproved(approved.get(), plan.digest());
            result = refresh.run(plan);
        } else {
            result = refresh.run();
        }
        out.println(result);
        tell(job.files());
    }

    private void fill(NamedFile file, Optional<String> approved) throws IOException, SQLException {
        SyntheticJobFile job = file.read(SyntheticJobFile::read);
        SyntheticFill fill =
                job.open(here.get(), Map.of(), variables).progress(new TerminalProgress(out, System::nanoTime));
        SyntheticResult result;
        if (approved.isPresent()) {
            SyntheticPlan plan = fill.plan();
            requireApproved(approved.get(), plan.digest());
            result = fill.run(plan);
        } else {
            result = fill.run();
        }
        out.println(result);
        keep(job, result.report());
    }

    private void keep(SyntheticJobFile job, RefreshReport report) throws IOException {
        List<Path> written = new ArrayList<>();
        job.attestation().ifPresent(written::add);
        try {
            written.addAll(job.writeReports(report));
        } catch (IOException failed) {
            throw new IOException(
                    "The target is filled and stamped, but its report could not be written: " + failed.getMessage(),
                    failed);
        } finally {
            tell(written);
        }
    }

    private void tell(List<Path> written) {
        written.forEach(there -> out.println("Written: " + there));
    }

    /** What was approved may have been seen in its short form, the first 12 digits. */
    private static void requireApproved(String digest, String now) {
        if (digest.length() < PlannedRefresh.SHORT_DIGEST || !now.startsWith(digest)) {
            throw new IllegalArgumentException(
                    "'--approved' must be the digest of the plan, which is now " + now + ": look at the plan again");
        }
    }
}
