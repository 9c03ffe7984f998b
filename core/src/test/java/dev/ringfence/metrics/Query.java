package dev.ringfence.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads as much of PromQL as our rules and panels are written in: aggregations with their labels in front, functions,
 * selectors, operators. What it does not know is an error.
 */
final class Query {
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:(\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*')|(\\[[^\\]]*])"
            + "|(\\d+[smhdw])|(\\d+(?:\\.\\d+)?)|([a-zA-Z_:][\\w:]*)|(=~|!~|!=|==|>=|<=|[-+*/%^(){},=<>]))");
    private static final Set<String> AGGREGATIONS = Set.of("sum", "max", "min", "avg", "count");
    private static final Set<String> RATES = Set.of("rate", "increase");
    private static final Set<String> SETS = Set.of("and", "or", "unless");

    /** A selector, where it stands. */
    record Selector(String name, Map<String, String> matchers, String function, Set<String> grouped) {}

    private final List<String> tokens = new ArrayList<>();
    private final List<Selector> selectors = new ArrayList<>();
    private final Set<String> grouping = new TreeSet<>();
    private int next;

    Query(String text) {
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (end < text.strip().length() && matcher.find(end) && matcher.start() == end) {
            tokens.add(matcher.group().strip());
            end = matcher.end();
        }
        if (end < text.stripTrailing().length()) {
            throw new IllegalArgumentException(
                    "'query' must be understood but was not from character " + end + ": " + text);
        }
        expression("", Set.of());
        if (next < tokens.size()) {
            throw new IllegalArgumentException("'query' must end but goes on with " + tokens.get(next) + ": " + text);
        }
    }

    List<Selector> selectors() {
        return selectors;
    }

    /** The labels of all aggregations. */
    Set<String> grouping() {
        return grouping;
    }

    private String peek() {
        return next < tokens.size() ? tokens.get(next) : "";
    }

    private void expect(String token) {
        if (!peek().equals(token)) {
            throw new IllegalArgumentException("'query' must go on with " + token + " but does with " + peek());
        }
        next++;
    }

    private void expression(String function, Set<String> grouped) {
        operand(function, grouped);
        while (peek().matches("[-+*/%^]|[<>]=?|[!=]=") || SETS.contains(peek())) {
            next++;
            if (peek().equals("on")) {
                next++;
                labels();
            }
            operand(function, grouped);
        }
    }

    private void operand(String function, Set<String> grouped) {
        String token = peek();
        next++;
        if (token.equals("(")) {
            expression(function, grouped);
            expect(")");
        } else if (AGGREGATIONS.contains(token)) {
            Set<String> labels = Set.of();
            if (peek().equals("by")) {
                next++;
                labels = labels();
                grouping.addAll(labels);
            }
            expect("(");
            expression(function, labels);
            expect(")");
        } else if (RATES.contains(token)) {
            expect("(");
            expression(token, grouped);
            expect(")");
        } else if (token.matches("[a-zA-Z_:].*")) {
            selector(token, function, grouped);
        } else if (!token.matches("\\d.*")) {
            throw new IllegalArgumentException("'query' must have an operand but had " + token);
        }
    }

    private Set<String> labels() {
        Set<String> labels = new TreeSet<>();
        expect("(");
        while (!peek().equals(")")) {
            if (!peek().equals(",")) {
                labels.add(peek());
            }
            next++;
        }
        next++;
        return labels;
    }

    private void selector(String name, String function, Set<String> grouped) {
        Map<String, String> matchers = new TreeMap<>();
        if (peek().equals("{")) {
            next++;
            while (!peek().equals("}")) {
                if (peek().equals(",")) {
                    next++;
                }
                String label = tokens.get(next);
                String matcher = tokens.get(next + 1);
                String value = tokens.get(next + 2);
                matchers.put(label, matcher + value.substring(1, value.length() - 1));
                next += 3;
            }
            next++;
        }
        boolean ranged = peek().startsWith("[");
        if (ranged) {
            next++;
        }
        if (ranged != RATES.contains(function)) {
            throw new IllegalArgumentException("'query' must give " + name + " a range exactly within a rate");
        }
        if (peek().equals("offset")) {
            next += 2;
        }
        selectors.add(new Selector(name, matchers, function, grouped));
    }
}
