package dev.ringfence.jdbc.statement;

import java.sql.Connection;
import java.util.List;

/**
 * What is about to change rows: one statement, or the elements of a batch.
 *
 * @param connection the driver's own, in the transaction that the change runs in
 * @param transaction the same object for all that is committed or rolled back together, another for all else
 * @param elements the statement, or each element of the batch in its order
 * @param query true if the caller asked for rows, so that the driver does not tell how many were changed
 */
public record RowChange(Connection connection, Object transaction, List<Element> elements, boolean query) {

    /**
     * One statement with its parameters.
     *
     * @param parameters those that were bound; empty where none are kept, see {@link BoundParameters}
     */
    public record Element(Verdict verdict, BoundParameters parameters) {}

    public RowChange {
        elements = List.copyOf(elements);
    }
}
