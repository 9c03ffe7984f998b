package dev.ringfence.write;

import dev.ringfence.base.BuilderSettings;
import dev.ringfence.sql.Dialect;
import dev.ringfence.sql.ObjectName;
import dev.ringfence.sql.SqlAnalyzer;
import dev.ringfence.sql.Statement;
import dev.ringfence.sql.StatementAnalysis;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Digests of writes: {@link #operation} of what a write does, the same for all values; {@link #execution} of what one
 * attempt does with which values. Immutable and safe for use by many threads.
 *
 * <p>Guaranteed: two writes have one digest only if every part of what is digested is the same, as far as HMAC-SHA-256
 * (RFC 2104, FIPS 180-4) can be trusted; values are digested with their types and lengths, so none can pass for another.
 * Not guaranteed: that a write does what it declares. A write without statements is bound by its operation's name and its
 * arguments alone, and the code behind that name may change.
 */
public final class WriteDigests {
    private final DigestKey executions;
    private final DigestKey operations;
    private final SqlAnalyzer analyzer;
    private final Supplier<String> datastore;

    private WriteDigests(Builder builder) {
        this.executions = builder.executions;
        this.operations = builder.operations != null ? builder.operations : builder.executions;
        this.analyzer = SqlAnalyzer.of(builder.dialect != null ? builder.dialect : Dialect.ANSI);
        this.datastore = builder.datastore != null ? builder.datastore : () -> "";
    }

    /** Digests under one key, with the defaults of {@link #builder}. */
    public static WriteDigests of(DigestKey key) {
        return builder(key).build();
    }

    /** A builder of digests; the key is that of execution digests. */
    public static Builder builder(DigestKey executions) {
        return new Builder(executions);
    }

    /**
     * The digest of an operation: kind, name, target, names of arguments, the shape of each statement (its literals and
     * parameters left out) and the version of the policy. It is the same in staging and in production.
     *
     * @param policyVersion which policy it runs under
     * @return 64 hexadecimal digits
     */
    public String operation(Write write, String policyVersion) {
        DigestInput input = new DigestInput()
                .text("operation digest 1")
                .text(write.kind().name())
                .text(write.operation())
                .text(write.target().orElse(null))
                .text(policyVersion)
                .values(
                        "arguments",
                        write.arguments().stream().map(Write.Argument::name).toList());
        input.group(
                'L',
                write.statements().stream()
                        .map(statement -> shape(statement.sql()))
                        .toList());
        return operations.digest(input);
    }

    /** A shape drops unusual names and says nothing of text that is not well-formed: so its targets, or all of it. */
    private DigestInput shape(String sql) {
        StatementAnalysis analysis = analyzer.analyze(sql);
        if (analysis.bareText().isEmpty()) {
            return new DigestInput().group('X', List.of(new DigestInput().text(sql)));
        }
        List<DigestInput> parts = new ArrayList<>();
        parts.add(new DigestInput().text(analysis.shapeDigest()));
        for (Statement statement : analysis.statements()) {
            parts.add(new DigestInput().text(statement.kind().name()));
            for (ObjectName target : statement.targets()) {
                parts.add(new DigestInput().values("target", target.parts()));
            }
        }
        return new DigestInput().group('Q', parts);
    }

    /**
     * The digest of one execution: operation, target, statements as written with their literals, their parameters, the
     * arguments, datastore, environment, ceiling and actor. When it runs, why, and whether as a dry run is left out.
     *
     * @throws IllegalArgumentException if a parameter or argument is of a type that cannot be digested; the message names
     *     it and its type
     */
    public ExecutionDigest execution(WriteAttempt attempt) {
        Map<ExecutionDigest.Part, DigestInput> inputs = parts(attempt);
        DigestInput all = new DigestInput().text("execution digest 1");
        Map<ExecutionDigest.Part, String> parts = new EnumMap<>(ExecutionDigest.Part.class);
        inputs.forEach((part, input) -> {
            DigestInput one = new DigestInput().text("execution part 1").text(part.label());
            parts.put(part, executions.digest(one.group('L', List.of(input))).substring(0, 32));
            all.text(part.label()).group('L', List.of(input));
        });
        return new ExecutionDigest(executions.digest(all), parts);
    }

    private Map<ExecutionDigest.Part, DigestInput> parts(WriteAttempt attempt) {
        Write write = attempt.write();
        Map<ExecutionDigest.Part, DigestInput> parts = new EnumMap<>(ExecutionDigest.Part.class);
        for (ExecutionDigest.Part part : ExecutionDigest.Part.values()) {
            DigestInput input = new DigestInput();
            parts.put(
                    part,
                    switch (part) {
                        case OPERATION ->
                            input.text(write.kind().name())
                                    .text(write.operation())
                                    .number(write.isDestructive() ? 1 : 0);
                        case TARGET -> input.text(write.target().orElse(null));
                        case STATEMENTS ->
                            input.values(
                                    "statements",
                                    write.statements().stream()
                                            .map(Write.BoundStatement::sql)
                                            .toList());
                        case PARAMETERS -> parameters(input, write);
                        case ARGUMENTS -> arguments(input, write);
                        case DATASTORE -> input.text(datastore.get());
                        case ENVIRONMENT ->
                            input.text(attempt.environment().name())
                                    .text(attempt.environment().tier().name());
                        case CEILING -> ceiling(input, write.maxRows());
                        case ACTOR ->
                            input.text(attempt.actor().name())
                                    .text(attempt.actor().kind().name());
                    });
        }
        return parts;
    }

    private static DigestInput parameters(DigestInput input, Write write) {
        int number = 0;
        for (Write.BoundStatement statement : write.statements()) {
            number++;
            input.values("parameters of statement " + number, statement.parameters());
        }
        return input;
    }

    private static DigestInput arguments(DigestInput input, Write write) {
        for (Write.Argument argument : write.arguments()) {
            input.text(argument.name()).value(argument.name(), argument.value());
        }
        return input;
    }

    private static DigestInput ceiling(DigestInput input, OptionalLong maxRows) {
        return maxRows.isPresent() ? input.number(maxRows.getAsLong()) : input.text(null);
    }

    /** Builds digests; not safe for use by many threads. Each setter is called at most once. */
    public static final class Builder {
        private final DigestKey executions;
        private final BuilderSettings settings = new BuilderSettings();
        private @Nullable DigestKey operations;
        private @Nullable Dialect dialect;
        private @Nullable Supplier<String> datastore;

        private Builder(DigestKey executions) {
            this.executions = Objects.requireNonNull(executions, "executions");
        }

        /**
         * The key of operation digests, which staging and production share; that of execution digests unless set. It
         * covers no value, so that staging may hold it, whereas the key of production's executions stays above.
         */
        public Builder operations(DigestKey key) {
            settings.once("operations");
            operations = Objects.requireNonNull(key, "operations");
            return this;
        }

        /** The dialect that statements are read by for their shape; {@link Dialect#ANSI} unless set. */
        public Builder dialect(Dialect dialect) {
            settings.once("dialect");
            this.dialect = Objects.requireNonNull(dialect, "dialect");
            return this;
        }

        /**
         * What identifies the datastore that writes go to, such as the nonce of its stamp, so that an approval for one is
         * none for its copy. Asked for each digest; nothing unless set. {@code dev.ringfence.jdbc.stamp.DatastoreStamps} gives
         * it: {@code DatastoreStamps.of(unguarded, environment).identity()}.
         */
        public Builder datastore(Supplier<String> identity) {
            settings.once("datastore");
            datastore = Objects.requireNonNull(identity, "datastore");
            return this;
        }

        /** The digests. */
        public WriteDigests build() {
            return new WriteDigests(this);
        }
    }
}
