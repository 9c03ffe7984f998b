package dev.ringfence.data.json;

import dev.ringfence.data.JsonPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All paths of a policy as one automaton: a state stands for the paths that a place in a document can still lead to,
 * and one step costs the same however many paths there are. Immutable, shared by all threads.
 */
final class PathStates {
    /** The state from which no path leads on. */
    static final int NOWHERE = 0;

    private static final int MOST_STATES = 10_000;

    /** A step taken: the state it leads to, and the rule of the value there, {@link JsonRules#NONE} for none. */
    record Step(int state, int rule) {
        static final Step NOWHERE = new Step(PathStates.NOWHERE, JsonRules.NONE);
    }

    /** What leads on from a state: by name or index, or by another one. */
    private record State(Map<Integer, Step> named, Step other, boolean counts) {
        Step by(int symbol) {
            return named.getOrDefault(symbol, other);
        }
    }

    /** What a state is made from: the paths by their numbers, all of them longer than the depth. */
    private record Origin(int depth, List<Integer> paths) {}

    private final Map<String, Integer> members = new HashMap<>();
    private final List<State> states = new ArrayList<>();
    private final Step root;

    PathStates(Map<JsonPath, Integer> rules) {
        List<JsonPath> paths = List.copyOf(rules.keySet());
        for (JsonPath path : paths) {
            for (JsonPath.Step step : path.steps()) {
                if (step instanceof JsonPath.Member member) {
                    members.putIfAbsent(member.name(), members.size() + 1);
                }
            }
        }
        Map<Origin, Integer> numbers = new HashMap<>();
        List<Origin> open = new ArrayList<>();
        open.add(new Origin(0, List.of()));
        numbers.put(open.get(0), NOWHERE);
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            all.add(i);
        }
        Builder builder = new Builder(paths, rules, numbers, open);
        this.root = builder.step(0, all);
        for (int i = 0; i < open.size(); i++) {
            states.add(builder.state(open.get(i)));
            if (open.size() > MOST_STATES) {
                throw new IllegalArgumentException(
                        "'rules' must have paths with fewer wildcards among them: they need more than " + MOST_STATES
                                + " states");
            }
        }
    }

    /** Where the whole document stands. */
    Step root() {
        return root;
    }

    /** The number of a member's name, 0 for a name that no path has. */
    int member(String name) {
        return members.getOrDefault(name, 0);
    }

    /** The step to a member of the object in a state. */
    Step toMember(int state, int member) {
        return states.get(state).by(member);
    }

    /** True if elements of an array in this state differ by their index. */
    boolean counts(int state) {
        return states.get(state).counts;
    }

    /** The step to an element of the array in a state. */
    Step toElement(int state, int index) {
        return states.get(state).by(elementSymbol(index));
    }

    /** Negative, apart from the members. */
    private static int elementSymbol(int index) {
        return -1 - index;
    }

    /** Finds the states; those that are open grow while they are worked off. */
    private final class Builder {
        private final List<JsonPath> paths;
        private final Map<JsonPath, Integer> rules;
        private final Map<Origin, Integer> numbers;
        private final List<Origin> open;

        Builder(List<JsonPath> paths, Map<JsonPath, Integer> rules, Map<Origin, Integer> numbers, List<Origin> open) {
            this.paths = paths;
            this.rules = rules;
            this.numbers = numbers;
            this.open = open;
        }

        State state(Origin origin) {
            Map<Integer, Step> named = new HashMap<>();
            boolean counts = false;
            for (int path : origin.paths) {
                Integer symbol = symbol(path, origin.depth);
                if (symbol != null) {
                    named.put(symbol, stepBy(origin, symbol));
                    counts |= symbol < 0;
                }
            }
            return new State(Map.copyOf(named), stepBy(origin, null), counts);
        }

        /** The step by a symbol, or by something that no path names. */
        private Step stepBy(Origin origin, @Nullable Integer symbol) {
            List<Integer> led = new ArrayList<>();
            for (int path : origin.paths) {
                Integer own = symbol(path, origin.depth);
                if (own == null || own.equals(symbol)) {
                    led.add(path);
                }
            }
            return step(origin.depth + 1, led);
        }

        /** The step to a depth along paths that are at least as long. */
        Step step(int depth, List<Integer> led) {
            JsonPath best = null;
            List<Integer> longer = new ArrayList<>();
            for (int number : led) {
                JsonPath path = paths.get(number);
                if (path.steps().size() > depth) {
                    longer.add(number);
                } else if (best == null || path.isNarrowerThan(best)) {
                    best = path;
                }
            }
            int rule = best == null ? JsonRules.NONE : rules.getOrDefault(best, JsonRules.NONE);
            return new Step(longer.isEmpty() ? NOWHERE : number(new Origin(depth, longer)), rule);
        }

        private int number(Origin origin) {
            Integer known = numbers.get(origin);
            if (known == null) {
                known = open.size();
                numbers.put(origin, known);
                open.add(origin);
            }
            return known;
        }

        /** Null for the wildcard. */
        private @Nullable Integer symbol(int path, int depth) {
            JsonPath.Step step = paths.get(path).steps().get(depth);
            if (step instanceof JsonPath.Member member) {
                return members.get(member.name());
            }
            return step instanceof JsonPath.Element element ? elementSymbol(element.index()) : null;
        }
    }
}
