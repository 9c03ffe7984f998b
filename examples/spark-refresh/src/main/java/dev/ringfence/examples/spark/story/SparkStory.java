package dev.ringfence.examples.spark.story;

import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Story;
import dev.ringfence.examples.story.Transcript;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;

/**
 * Tells the story and checks every claim of it. The exit code is 0 only if all of them held, 1 if one did not, 2 if {@code
 * customers} is no number from 100 to 10,000,000.
 */
public final class SparkStory {
    private static final int HELD = 0;
    private static final int BROKEN = 1;
    private static final int NOT_UNDERSTOOD = 2;
    private static final int BY_DEFAULT = 20_000;
    private static final int FEWEST = 100;
    private static final int MOST = 10_000_000;

    private SparkStory() {}

    /**
     * The program.
     *
     * @throws IOException if no files can be made or removed
     * @throws SQLException if the databases cannot be made
     */
    public static void main(String[] arguments) throws IOException, SQLException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        int exitCode = tell(System.getProperty("customers", Integer.toString(BY_DEFAULT)), out);
        if (exitCode != HELD) {
            System.exit(exitCode);
        }
    }

    static int tell(String setting, PrintStream out) throws IOException, SQLException {
        int customers;
        try {
            customers = Integer.parseInt(setting);
        } catch (NumberFormatException e) {
            customers = 0;
        }
        if (customers < FEWEST || customers > MOST) {
            out.println("'customers' must be from " + FEWEST + " to " + MOST);
            return NOT_UNDERSTOOD;
        }
        try (Stage stage = Stage.set(customers)) {
            out.println("Ringfence on Apache Spark " + stage.spark().version());
            boolean held = new Story<>(steps()).play(stage, new Transcript(out));
            out.println();
            out.println(held ? "Every step did what it claims." : "A step did not do what it claims.");
            return held ? HELD : BROKEN;
        }
    }

    private static List<Step<Stage>> steps() {
        return List.of(
                new ColumnWithoutRule(),
                new SameOnEveryPath(),
                new PlantedValue(),
                new ChangedAfterwards(),
                new WhichWhen());
    }
}
