package dev.ringfence.examples.quickstart;

import dev.ringfence.examples.story.database.DatabaseProduct;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What can be chosen, each as a system property.
 *
 * @param database {@code -Ddatabase}, {@code h2} (the default) or {@code postgresql}
 * @param customers {@code -Dcustomers}, how many the shop has; 20,000 unless said. All other rows follow from it
 */
record Settings(DatabaseProduct database, int customers) {
    private static final int CUSTOMERS = 20_000;
    private static final int FEWEST_CUSTOMERS = 100;
    private static final int MOST_CUSTOMERS = 1_000_000;

    Settings {
        Objects.requireNonNull(database, "database");
        if (customers < FEWEST_CUSTOMERS || customers > MOST_CUSTOMERS) {
            throw new IllegalArgumentException(
                    "'customers' must be from " + FEWEST_CUSTOMERS + " to " + MOST_CUSTOMERS + " but was " + customers);
        }
    }

    /**
     * Reads them.
     *
     * @param property gives the value of a system property, null where it is not set
     * @throws IllegalArgumentException if one is not understood
     */
    static Settings of(Function<String, @Nullable String> property) {
        String customers = property.apply("customers");
        return new Settings(
                DatabaseProduct.of(property.apply("database")),
                customers == null ? CUSTOMERS : number("customers", customers));
    }

    private static int number(String name, String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + name + "' must be a whole number but was " + digits, e);
        }
    }
}
