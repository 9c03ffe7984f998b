package dev.ringfence.spring.actuator;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a reader of the page can operate the safeguards: by commands to copy, since a page without forms and scripts is one
 * that no other site can send anything through.
 *
 * @param unrestricted whether the endpoint may be operated at all
 * @param person the principal who reads the page; null for nobody
 * @param address the address that the page was asked for at; null if it is not known
 */
record HowTo(
        boolean unrestricted,
        @Nullable String person,
        @Nullable String address) {
    /** What stands in a shell command as it is; neither name nor address is ours. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@:/\\[\\]-]{0,255}");

    /** One operation: its name, the JSON, and what it does. */
    private static final List<List<String>> OPERATIONS = List.of(
            List.of(
                    "mode",
                    "{\"mode\": \"read-only\", \"reason\": \"<why>\"}",
                    "Switch the mode: normal, read-only or locked"),
            List.of(
                    "freeze",
                    "{\"until\": \"2030-01-02T08:00:00Z\", \"reason\": \"<why>\"}",
                    "Freeze changes, for as long as you say"),
            List.of("thaw", "{\"reason\": \"<why>\"}", "End a freeze"),
            List.of(
                    "relax",
                    "{\"guard\": \"sql\", \"duration\": \"PT1H\", \"reason\": \"<why>\"}",
                    "Relax one guard to observe, for at most four hours"));

    /** What is to be done, and the command. */
    record Command(String what, String line) {}

    /** Why the commands are not for this reader; empty if they are. */
    String obstacle() {
        if (!unrestricted) {
            return "This endpoint is read-only here; management.endpoint.safeguards.access=unrestricted lets people who log in"
                    + " operate it.";
        }
        return person == null ? "Only a person who logs in can operate this endpoint." : "";
    }

    /** A command for each operation; none where this reader cannot operate. */
    List<Command> commands() {
        if (!obstacle().isEmpty()) {
            return List.of();
        }
        String login = plain(person, "NAME");
        String endpoint = plain(address, "ADDRESS-OF-THIS-PAGE");
        return OPERATIONS.stream()
                .map(operation -> new Command(
                        operation.get(2),
                        "curl -u " + login + " -H 'Content-Type: application/json' \\\n  -d '" + operation.get(1)
                                + "' \\\n  " + endpoint + "/" + operation.get(0)))
                .toList();
    }

    private static String plain(@Nullable String text, String otherwise) {
        return text != null && PLAIN.matcher(text).matches() ? text : otherwise;
    }
}
