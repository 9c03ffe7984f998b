package dev.ringfence.examples.quickstart.shop;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who never lived.
 *
 * @param language of the notes about them
 * @param card a card number with a valid check digit
 * @param iban an account number, where the country has such numbers
 */
record Customer(
        long id,
        String email,
        @Nullable String givenName,
        String familyName,
        @Nullable String phone,
        @Nullable String address,
        String country,
        @Nullable LocalDate born,
        String language,
        String card,
        @Nullable String iban) {
    Customer {
        Objects.requireNonNull(email, "email");
        Objects.requireNonNull(familyName, "familyName");
    }

    /** As a person would write it. */
    String fullName() {
        return givenName == null ? familyName : givenName + " " + familyName;
    }

    /** No row content in a log. */
    @Override
    public String toString() {
        return "customer " + id;
    }
}
