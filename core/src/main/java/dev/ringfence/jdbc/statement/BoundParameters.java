package dev.ringfence.jdbc.statement;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The parameters bound to a prepared statement, kept where something has to compare them or bind them again: for undo,
 * and while a write runs whose statements were declared. Elsewhere none are kept. As a statement, not for use by many
 * threads at once. Holds protected values, so it shows none.
 */
public final class BoundParameters {
    /** Binds a value as it was bound before. */
    @FunctionalInterface
    public interface Binding {
        void to(PreparedStatement statement, int number) throws SQLException;
    }

    private record Parameter(
            @Nullable Object value, @Nullable Binding binding) {}

    private final TreeMap<Integer, Parameter> parameters = new TreeMap<>();
    private boolean complete = true;

    /** Keeps a parameter, in place of the one that had its number. */
    public void put(int number, @Nullable Object value, Binding binding) {
        parameters.put(number, new Parameter(value, binding));
    }

    /** Notes a parameter that can be read only once, such as a stream. */
    public void putOnce(int number) {
        parameters.put(number, new Parameter(null, null));
    }

    /** Notes that a parameter was bound in a way that is not kept, such as by its name. */
    public void putUnknown() {
        complete = false;
    }

    public void clear() {
        parameters.clear();
        complete = true;
    }

    public BoundParameters copy() {
        BoundParameters copy = new BoundParameters();
        copy.parameters.putAll(parameters);
        copy.complete = complete;
        return copy;
    }

    /** True if each parameter can be bound again. */
    public boolean repeatable() {
        return complete && parameters.values().stream().allMatch(parameter -> parameter.binding() != null);
    }

    /** The highest number that was bound; 0 if none was. */
    public int count() {
        return parameters.isEmpty() ? 0 : parameters.lastKey();
    }

    /** The value with a number; null also where it was not bound or cannot be repeated. */
    @Nullable
    public Object value(int number) {
        Parameter parameter = parameters.get(number);
        return parameter == null ? null : parameter.value();
    }

    /**
     * Binds one parameter to another statement.
     *
     * @param number its number here
     * @param as its number there
     * @throws IllegalStateException if it was not bound, or can be read only once
     */
    public void bind(int number, PreparedStatement to, int as) throws SQLException {
        Parameter parameter = parameters.get(number);
        if (parameter == null || parameter.binding() == null) {
            throw new IllegalStateException("parameter " + number + " must be bound, and not to a stream");
        }
        parameter.binding().to(to, as);
    }

    /** Binds all parameters to another statement, under the same numbers. */
    void bindAll(PreparedStatement to) throws SQLException {
        for (Map.Entry<Integer, Parameter> entry : parameters.entrySet()) {
            bind(entry.getKey(), to, entry.getKey());
        }
    }

    /** How many, no value. */
    @Override
    public String toString() {
        return "BoundParameters[" + parameters.size() + "]";
    }
}
