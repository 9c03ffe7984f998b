package dev.ringfence.environment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What evidence sources see of a process. {@link #thisProcess()} is the real one; {@link #recorded()} makes one for
 * tests.
 *
 * <p>Implementations are safe for use by many threads.
 */
public interface EvidenceContext {

    /** An environment variable. Empty if it is not set; present and blank if it is set to nothing. */
    Optional<String> variable(String name);

    /** A system property. */
    Optional<String> property(String name);

    /**
     * The text of a file in UTF-8, at most its first 65,536 bytes.
     *
     * @return empty if there is no such file
     * @throws IOException if it is there and cannot be read
     */
    Optional<String> file(Path path) throws IOException;

    /** The names of the classes on the stacks of all threads. */
    Set<String> stackClasses();

    /** The arguments given to the virtual machine, not those of the application. They may hold secrets: never show one. */
    List<String> jvmArguments();

    /** The process that runs this code. Each call reads anew. */
    static EvidenceContext thisProcess() {
        return ProcessContext.INSTANCE;
    }

    /** A process that says nothing. */
    static EvidenceContext empty() {
        return recorded().build();
    }

    /** A process made of given values. */
    static RecordedContext.Builder recorded() {
        return new RecordedContext.Builder();
    }
}
