package dev.ringfence.parity;

import dev.ringfence.sql.Dialect;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the catalog of a product is asked. A query of the structure gives kind, table, name, what may be shown, and what may
 * not because an expression may hold a value: a default, a check, a filter, the words of an enumeration. Names are relative
 * to the connection's own schema or database, which may be called differently in the other environment. Keys, constraints
 * and indexes are told by their columns, since their own names are often made up by the server.
 *
 * @param settings gives name and value, of settings that change what a statement means or whether it ends
 */
record Catalog(String settings, List<String> structure) {
    Catalog {
        structure = List.copyOf(structure);
    }

    /** The catalog of a product by the name that JDBC reports; empty if it is not known. */
    static Optional<Catalog> of(String product) {
        return switch (Dialect.of(product)) {
            case POSTGRESQL -> Optional.of(new Catalog(PostgresCatalog.SETTINGS, PostgresCatalog.STRUCTURE));
            case H2 -> Optional.of(new Catalog(H2Catalog.SETTINGS, H2Catalog.STRUCTURE));
            case MYSQL ->
                Optional.of(MySqlCatalog.of(product.toLowerCase(Locale.ROOT).contains("maria")));
            case ANSI -> Optional.empty();
        };
    }
}
