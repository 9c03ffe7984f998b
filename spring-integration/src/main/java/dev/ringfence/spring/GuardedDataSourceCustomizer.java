package dev.ringfence.spring;

import dev.ringfence.jdbc.GuardedDataSource;

/**
 * Changes how a {@code DataSource} bean is guarded: an undo log, a declared stamp, the strict mode. Each bean of this type
 * is asked about each DataSource, in the order of the beans.
 */
@FunctionalInterface
public interface GuardedDataSourceCustomizer {

    /**
     * Changes a builder before the DataSource is guarded. Name and levels are set already, by {@code
     * ringfence.datasources.<name>.guards}.
     *
     * @param name the name of the bean; of a target behind a router with its key behind a dot
     * @param builder of that one
     */
    void customize(String name, GuardedDataSource.Builder builder);
}
