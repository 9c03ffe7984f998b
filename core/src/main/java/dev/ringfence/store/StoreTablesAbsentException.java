package dev.ringfence.store;

/** The store answers, but its tables are absent, or of a version that cannot be used. The message says what to do. */
public final class StoreTablesAbsentException extends StoreUnavailableException {
    private static final long serialVersionUID = 1L;

    StoreTablesAbsentException(String component, Throwable cause) {
        super(
                "the tables of '" + component + "' cannot be used: make them by StoreTables.create, or let Flyway or"
                        + " Liquibase run the shipped scripts (classpath:ringfence-db)",
                cause);
    }
}
