package dev.ringfence.base;

import java.util.List;
import java.util.Objects;

/**
 * Everything a person needs who meets a refusal: what was refused, by which rule, where, on what evidence, and what to
 * do next. None of the texts holds a protected value.
 *
 * @param guard the guard that refused
 * @param rule the name of the rule, stable across versions, such as {@code sql.delete-without-where}
 * @param what what was refused, such as {@code "DELETE on 'customer' without WHERE"}
 * @param environment the name of the environment it was refused in
 * @param evidence why that is held to be so, one line each; may be empty
 * @param remedy what to do next, with the setting or the rule to paste
 */
public record Refusal(Guard guard, String rule, String what, String environment, List<String> evidence, String remedy) {
    public Refusal {
        Objects.requireNonNull(guard, "guard");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(remedy, "remedy");
        evidence = List.copyOf(evidence);
    }

    /** One readable sentence after another: what, rule, environment, evidence, remedy. */
    public String message() {
        StringBuilder text = new StringBuilder(what)
                .append(" was refused in environment '")
                .append(environment)
                .append("' by rule ")
                .append(rule)
                .append('.');
        if (!evidence.isEmpty()) {
            text.append(" Evidence: ").append(String.join("; ", evidence)).append('.');
        }
        return text.append(" Remedy: ").append(remedy).toString();
    }
}
