package dev.ringfence.jdbc.live;

import dev.ringfence.write.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Where a value stands that is about to reach the datastore. Made only when something was found there.
 *
 * @param description such as {@code parameter 3 (customer.email)}
 * @param table the table, if the statement says it plainly
 * @param column the column, if the statement says it plainly
 * @param subject what a report shows of the statement
 */
public record LivePlace(
        String description,
        @Nullable String table,
        @Nullable String column,
        Subject subject) {}
