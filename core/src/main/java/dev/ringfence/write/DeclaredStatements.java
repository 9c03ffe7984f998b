package dev.ringfence.write;

import dev.ringfence.base.Decision;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Refusal;
import dev.ringfence.sql.Dialect;
import dev.ringfence.sql.SqlAnalyzer;
import dev.ringfence.sql.StatementAnalysis;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The statements that a write said it consists of, to compare with those it runs. Immutable and safe for use by many
 * threads.
 *
 * <p>A statement is declared if its text is, apart from comments and the width of white space, and its parameters are the
 * same in type and value. Literals count as written: {@code id = 5} and {@code id = ?} with 5 are two statements. Comments
 * that some servers execute and hints to planners count as code. Reads need not be declared.
 *
 * <p>Not compared is how often and in which order: the ceiling of the write bounds what all of them change together. A
 * declared statement may run again after its transaction was rolled back.
 */
public final class DeclaredStatements {
    private final String operation;
    private final Map<String, Set<ByteBuffer>> parametersByText;

    private DeclaredStatements(Write write, Dialect dialect) {
        this.operation = write.operation();
        this.parametersByText = new HashMap<>();
        SqlAnalyzer analyzer = SqlAnalyzer.of(dialect);
        int number = 0;
        for (Write.BoundStatement statement : write.statements()) {
            number++;
            String text = analyzer.analyze(statement.sql()).bareText().orElse(statement.sql());
            parametersByText
                    .computeIfAbsent(text, ignored -> new HashSet<>())
                    .add(encoded("parameters of statement " + number, statement.parameters()));
        }
    }

    /**
     * The statements of a write; empty if it declares none, and then nothing is compared.
     *
     * @param dialect that of the datastore which the write goes to
     * @throws IllegalArgumentException if a parameter is of a type that cannot be compared; the message names its type
     */
    public static Optional<DeclaredStatements> of(Write write, Dialect dialect) {
        return write.statements().isEmpty() ? Optional.empty() : Optional.of(new DeclaredStatements(write, dialect));
    }

    /**
     * Decides about a statement that is about to run within the write.
     *
     * @param sql its text
     * @param analysis what it would do, read by the dialect of the datastore
     * @param parameters what is bound to it, in order
     * @param environment the name of the environment, for the refusal
     * @return denied by rule {@code write.undeclared-statement} if it changes anything and was not declared
     */
    public Decision decide(
            String sql, StatementAnalysis analysis, List<? extends @Nullable Object> parameters, String environment) {
        if (analysis.readOnly()) {
            return Decision.allowed();
        }
        Set<ByteBuffer> declared = parametersByText.get(analysis.bareText().orElse(sql));
        if (declared == null) {
            return denied("a statement that it does not declare: " + analysis.shape(), environment);
        }
        try {
            return declared.contains(encoded("parameters", parameters))
                    ? Decision.allowed()
                    : denied("a declared statement with other parameters: " + analysis.shape(), environment);
        } catch (IllegalArgumentException e) {
            return denied(
                    "a declared statement whose " + parameters.size()
                            + " parameters cannot be compared (streams and large objects cannot): " + analysis.shape(),
                    environment);
        }
    }

    private static ByteBuffer encoded(String name, List<? extends @Nullable Object> parameters) {
        return ByteBuffer.wrap(new DigestInput().values(name, parameters).bytes());
    }

    private Decision denied(String what, String environment) {
        return Decision.denied(new Refusal(
                Guard.OPERATIONS,
                "write.undeclared-statement",
                "Write '" + operation + "' running " + what,
                environment,
                List.of("the write declares " + parametersByText.size() + " statements, and may run only those"),
                "declare it: Write.sql(\"" + operation + "\").statement(sql, parameters...), and have that approved"));
    }

    /** The operation and how many texts it declares. */
    @Override
    public String toString() {
        return operation + " with " + parametersByText.size() + " declared statements";
    }
}
