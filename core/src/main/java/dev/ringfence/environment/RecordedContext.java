package dev.ringfence.environment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A process made of given values. Immutable and safe for use by many threads. */
public final class RecordedContext implements EvidenceContext {
    private final Map<String, String> variables;
    private final Map<String, String> properties;
    private final Map<Path, String> files;
    private final Set<String> stackClasses;
    private final List<String> jvmArguments;

    private RecordedContext(Builder builder) {
        variables = Map.copyOf(builder.variables);
        properties = Map.copyOf(builder.properties);
        files = Map.copyOf(builder.files);
        stackClasses = Set.copyOf(builder.stackClasses);
        jvmArguments = List.copyOf(builder.jvmArguments);
    }

    @Override
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    @Override
    public Optional<String> property(String name) {
        return Optional.ofNullable(properties.get(name));
    }

    @Override
    public Optional<String> file(Path path) {
        return Optional.ofNullable(files.get(path));
    }

    @Override
    public Set<String> stackClasses() {
        return stackClasses;
    }

    @Override
    public List<String> jvmArguments() {
        return jvmArguments;
    }

    /** Collects the values; a later one under the same name replaces the earlier. Not safe for use by many threads. */
    public static final class Builder {
        private final Map<String, String> variables = new HashMap<>();
        private final Map<String, String> properties = new HashMap<>();
        private final Map<Path, String> files = new HashMap<>();
        private final List<String> stackClasses = new ArrayList<>();
        private final List<String> jvmArguments = new ArrayList<>();

        Builder() {}

        /** An environment variable. */
        public Builder variable(String name, String value) {
            variables.put(name, value);
            return this;
        }

        /** A system property. */
        public Builder property(String name, String value) {
            properties.put(name, value);
            return this;
        }

        /** A file with its text. */
        public Builder file(Path path, String text) {
            files.put(path, text);
            return this;
        }

        /** The name of a class on some thread's stack. */
        public Builder stackClass(String name) {
            stackClasses.add(name);
            return this;
        }

        /** An argument of the virtual machine. */
        public Builder jvmArgument(String argument) {
            jvmArguments.add(argument);
            return this;
        }

        /** The process. */
        public EvidenceContext build() {
            return new RecordedContext(this);
        }
    }
}
