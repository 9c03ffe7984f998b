package dev.ringfence.examples.quickstart;

import dev.ringfence.examples.quickstart.step.Scenes;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Story;
import dev.ringfence.examples.story.Transcript;
import dev.ringfence.examples.story.database.Databases;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells the story and checks every claim of it. The exit code is 0 only if all of them held, 1 if one did not, 2 if a
 * setting was not understood; the settings are those of {@code Settings}.
 */
public final class Quickstart {
    private static final String PLAN = "plan";
    private static final String FILL = "fill";
    private static final int HELD = 0;
    private static final int BROKEN = 1;
    private static final int NOT_UNDERSTOOD = 2;

    private Quickstart() {}

    /**
     * The program.
     *
     * @throws IOException if the databases do not start or stop
     * @throws SQLException if they cannot be made
     */
    public static void main(String[] args) throws IOException, SQLException {
        // Names of all countries are printed, whatever the machine's locale says.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        int exitCode = tell(List.of(args), System::getProperty, out);
        if (exitCode != HELD) {
            System.exit(exitCode);
        }
    }

    /** Chooses what is told by the words of the command line: all of it, the plan alone, or a developer's database. */
    static int tell(List<String> words, Function<String, @Nullable String> property, PrintStream out)
            throws IOException, SQLException {
        if (words.isEmpty()) {
            return tell(property, Scenes.all(), out);
        }
        if (words.equals(List.of(PLAN))) {
            return tell(property, Scenes.plan(), out);
        }
        if (words.equals(List.of(FILL))) {
            return tell(property, Scenes.fill(), out);
        }
        out.println("'arguments' must be none, '" + PLAN + "' or '" + FILL + "', but were " + words.size() + " others");
        return NOT_UNDERSTOOD;
    }

    /** Tells the story, and gives the exit code. */
    static int tell(Function<String, @Nullable String> property, List<Step<Stage>> steps, PrintStream out)
            throws IOException, SQLException {
        Settings settings;
        try {
            settings = Settings.of(property);
        } catch (IllegalArgumentException notUnderstood) {
            out.println(notUnderstood.getMessage());
            return NOT_UNDERSTOOD;
        }
        try (Databases databases = settings.database().start()) {
            out.println("Ringfence quickstart on " + databases.product());
            boolean held = new Story<>(steps).play(Stage.on(databases, settings.customers()), new Transcript(out));
            out.println();
            out.println(held ? "Every step did what it claims." : "A step did not do what it claims.");
            return held ? HELD : BROKEN;
        }
    }
}
