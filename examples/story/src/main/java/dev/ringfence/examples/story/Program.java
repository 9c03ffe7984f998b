package dev.ringfence.examples.story;

import dev.ringfence.examples.story.database.DatabaseProduct;
import dev.ringfence.examples.story.database.Databases;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells a story on the database that {@code -Ddatabase} names, {@code h2} (the default) or {@code postgresql}, and checks
 * every claim of it. The exit code is 0 only if all of them held, 1 if one did not, 2 if the setting was not understood.
 *
 * @param <S> what the steps share
 */
public final class Program<S extends Closeable> {
    private static final int HELD = 0;
    private static final int BROKEN = 1;
    private static final int NOT_UNDERSTOOD = 2;

    /**
     * Sets the stage.
     *
     * @param <S> what the steps share
     */
    public interface Opening<S> {
        /** A stage on these databases, which are empty. */
        S on(Databases databases) throws Exception;
    }

    private final String title;
    private final Opening<S> opening;

    /** A program that begins by its title. */
    public Program(String title, Opening<S> opening) {
        this.title = Objects.requireNonNull(title, "title");
        this.opening = Objects.requireNonNull(opening, "opening");
    }

    /**
     * Tells the story on standard output, and ends the JVM with the exit code unless all is well.
     *
     * @throws Exception if the stage cannot be set or struck
     */
    public void run(List<Step<S>> steps) throws Exception {
        // In UTF-8, whatever the machine's locale says.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        int exitCode = tell(System.getProperty("database"), steps, out);
        if (exitCode != HELD) {
            System.exit(exitCode);
        }
    }

    /**
     * Tells the story, and gives back what was told.
     *
     * @param setting the database, or null for the default
     * @throws Exception if the stage cannot be set or struck
     */
    public Told tell(@Nullable String setting, List<Step<S>> steps) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            int exitCode = tell(setting, steps, out);
            return new Told(exitCode, bytes.toString(StandardCharsets.UTF_8));
        }
    }

    /**
     * Tells the story, and gives the exit code.
     *
     * @param setting the database, or null for the default
     * @throws Exception if the stage cannot be set or struck
     */
    public int tell(@Nullable String setting, List<Step<S>> steps, PrintStream out) throws Exception {
        DatabaseProduct product;
        try {
            product = DatabaseProduct.of(setting);
        } catch (IllegalArgumentException notUnderstood) {
            out.println(notUnderstood.getMessage());
            return NOT_UNDERSTOOD;
        }
        try (Databases databases = product.start();
                S stage = opening.on(databases)) {
            out.println(title + " on " + databases.product());
            boolean held = new Story<>(steps).play(stage, new Transcript(out));
            out.println();
            out.println(held ? "Every step did what it claims." : "A step did not do what it claims.");
            return held ? HELD : BROKEN;
        }
    }
}
