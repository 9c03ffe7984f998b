package dev.ringfence.environment;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The process that runs this code. */
enum ProcessContext implements EvidenceContext {
    INSTANCE;

    private static final int MAX_FILE_BYTES = 65_536;

    @Override
    public Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name));
    }

    @Override
    public Optional<String> property(String name) {
        return Optional.ofNullable(System.getProperty(name));
    }

    @Override
    public Optional<String> file(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return Optional.of(new String(in.readNBytes(MAX_FILE_BYTES), StandardCharsets.UTF_8));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    /**
     * All threads, not only the caller's: a test often starts the application on a thread of its own, while the runner
     * waits on another.
     */
    @Override
    public Set<String> stackClasses() {
        Set<String> names = new HashSet<>();
        add(names, Thread.currentThread().getStackTrace()); // a virtual thread is not among the others
        for (StackTraceElement[] stack : Thread.getAllStackTraces().values()) {
            add(names, stack);
        }
        return names;
    }

    private static void add(Set<String> names, StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            names.add(frame.getClassName());
        }
    }

    @Override
    public List<String> jvmArguments() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments();
    }
}
