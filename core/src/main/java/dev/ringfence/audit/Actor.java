package dev.ringfence.audit;

import java.util.Objects;

/**
 * Who acts. The name is an account or service name, shown in audit entries and messages: give no e-mail address or
 * other personal identifier where that may not be shown.
 *
 * @param name the account's or the service's name; not blank
 * @param kind what kind of actor it is; people and agents are held to lower limits than released code
 */
public record Actor(String name, Kind kind) {

    /** What kind of actor it is. */
    public enum Kind {
        /** A person at a keyboard. */
        HUMAN,
        /** Released code. */
        SERVICE,
        /** A program that decides for itself what to do next. */
        AGENT
    }

    public Actor {
        Objects.requireNonNull(kind, "kind");
        if (name.isBlank()) {
            throw new IllegalArgumentException("'name' must not be blank");
        }
    }

    /** A person. */
    public static Actor human(String name) {
        return new Actor(name, Kind.HUMAN);
    }

    /** Released code. */
    public static Actor service(String name) {
        return new Actor(name, Kind.SERVICE);
    }

    /** A program that decides for itself what to do next. */
    public static Actor agent(String name) {
        return new Actor(name, Kind.AGENT);
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + " " + name;
    }
}
