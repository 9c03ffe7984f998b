package dev.ringfence.base;

import java.util.Objects;

/**
 * An open requirement, in words that hold no protected value.
 *
 * @param requirement its name, stable across versions, such as {@code approval}
 * @param what what is missing, such as {@code "the consent of a second person"}
 * @param remedy how to meet it
 */
public record Need(String requirement, String what, String remedy) {
    public Need {
        Objects.requireNonNull(requirement, "requirement");
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(remedy, "remedy");
    }
}
