package dev.ringfence.refresh;

import dev.ringfence.base.Suggestion;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a command line asks for.
 *
 * @param job of commands that take one
 * @param json whether the plan is for machines
 * @param approved the digest of the plan that was looked at
 */
record RefreshCommand(Name name, Optional<Path> job, boolean json, Optional<String> approved) {
    static final String USAGE =
            "Usage: plan JOB-FILE [--json] | run JOB-FILE [--approved DIGEST] | schema | schema-fill" + " | --help";

    private static final String JSON = "--json";
    private static final String APPROVED = "--approved";

    /** The commands. */
    enum Name {
        PLAN("plan"),
        RUN("run"),
        SCHEMA("schema"),
        SCHEMA_FILL("schema-fill"),
        HELP("--help");

        private final String word;

        Name(String word) {
            this.word = word;
        }
    }

    /**
     * Reads the words of a command line.
     *
     * @throws IllegalArgumentException if they are no command; the message repeats none that is unknown
     */
    static RefreshCommand parse(List<String> words) {
        Name name = name(words.isEmpty() ? "" : words.get(0));
        List<String> rest = words.subList(Math.min(1, words.size()), words.size());
        return switch (name) {
            case PLAN -> {
                requireJob(name, rest);
                List<String> options = rest.subList(1, rest.size());
                if (!options.isEmpty() && !options.equals(List.of(JSON))) {
                    throw new IllegalArgumentException("'plan JOB-FILE' must be followed by --json or nothing"
                            + Suggestion.of(options.get(0), List.of(JSON)));
                }
                yield new RefreshCommand(name, job(rest), !options.isEmpty(), Optional.empty());
            }
            case RUN -> {
                requireJob(name, rest);
                List<String> options = rest.subList(1, rest.size());
                if (!options.isEmpty()
                        && !(options.size() == 2 && options.get(0).equals(APPROVED))) {
                    throw new IllegalArgumentException(
                            "'run JOB-FILE' must be followed by --approved and a plan's digest," + " or nothing"
                                    + Suggestion.of(options.get(0), List.of(APPROVED)));
                }
                yield new RefreshCommand(
                        name, job(rest), false, options.isEmpty() ? Optional.empty() : Optional.of(options.get(1)));
            }
            case SCHEMA, SCHEMA_FILL, HELP -> {
                if (!rest.isEmpty()) {
                    throw new IllegalArgumentException("'" + name.word + "' must be followed by nothing");
                }
                yield new RefreshCommand(name, Optional.empty(), false, Optional.empty());
            }
        };
    }

    private static Name name(String word) {
        for (Name name : Name.values()) {
            if (name.word.equals(word)) {
                return name;
            }
        }
        List<String> known =
                List.of(Name.values()).stream().map(name -> name.word).toList();
        if (List.of("help", "-h", "-help", "-?").contains(word)) {
            return Name.HELP;
        }
        throw new IllegalArgumentException(
                "The first word must be one of " + String.join(", ", known) + Suggestion.of(word, known));
    }

    private static void requireJob(Name name, List<String> rest) {
        if (rest.isEmpty() || rest.get(0).startsWith("--")) {
            throw new IllegalArgumentException("'" + name.word + "' must be followed by a JOB-FILE");
        }
    }

    private static Optional<Path> job(List<String> rest) {
        return Optional.of(Path.of(rest.get(0)));
    }
}
