package dev.ringfence.parity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Flags of the virtual machine. Names are shown; of the values only switches and numbers are, because a path, an agent's
 * options or a system property may be, or hold, a secret.
 */
final class JvmArguments {
    private static final Pattern SWITCH = Pattern.compile("-XX:([+-])(\\w+)");
    private static final Pattern SIZE = Pattern.compile("(-X(?:mx|ms|mn|ss))(\\d+[kKmMgGtT]?)");
    private static final Pattern AGENT =
            Pattern.compile("(-javaagent:|-agentpath:|-agentlib:)([^=]*)(?:=(.*))?", Pattern.DOTALL);
    private static final Pattern PROPERTY = Pattern.compile("(-D[^=]+)(?:=(.*))?", Pattern.DOTALL);
    private static final Pattern VALUE = Pattern.compile("(-XX:\\w+|--[\\w-]+|-X[a-z]+)[=:](.*)", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,19}(\\.\\d{1,9})?[kKmMgGtT]?");
    private static final int MAX_NAME = 200;

    private JvmArguments() {}

    static void collect(List<String> arguments, EntryCollector to) {
        Map<String, List<String>> others = new LinkedHashMap<>();
        for (String argument : arguments) {
            Matcher property = PROPERTY.matcher(argument);
            Matcher flag = SWITCH.matcher(argument);
            Matcher size = SIZE.matcher(argument);
            Matcher agent = AGENT.matcher(argument);
            Matcher value = VALUE.matcher(argument);
            if (property.matches()) {
                String text = property.group(2);
                to.setting(Section.JVM, property.group(1), text == null ? "" : text);
            } else if (flag.matches()) {
                String on = Boolean.toString(flag.group(1).equals("+"));
                to.fact(Section.JVM, "-XX:" + flag.group(2), ValueType.BOOLEAN, on);
            } else if (size.matches()) {
                to.fact(Section.JVM, size.group(1), ValueType.SIZE, size.group(2));
            } else if (agent.matches()) {
                String options = agent.group(3);
                String name = agent.group(1) + fileName(agent.group(2));
                others.computeIfAbsent(name, key -> new ArrayList<>()).add(options == null ? "" : options);
            } else if (value.matches()) {
                others.computeIfAbsent(value.group(1), key -> new ArrayList<>()).add(value.group(2));
            } else {
                others.computeIfAbsent(bare(argument), key -> new ArrayList<>()).add(argument);
            }
        }
        // A flag may be given several times, as --add-opens is; some mean another thing in another order.
        others.forEach((name, values) -> collect(name, values, to));
    }

    private static void collect(String name, List<String> values, EntryCollector to) {
        String first = values.get(0);
        if (values.size() == 1 && NUMBER.matcher(first).matches()) {
            to.fact(Section.JVM, name, ValueTypes.of(first), first);
        } else {
            to.keyed(Section.JVM, name, ValueType.TEXT, Expectation.SAME, String.join("\n", values));
        }
    }

    private static String fileName(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    /** A flag without a value, as far as it is letters. */
    private static String bare(String argument) {
        int end = 0;
        while (end < Math.min(argument.length(), MAX_NAME)
                && (Character.isLetterOrDigit(argument.charAt(end)) || argument.charAt(end) == '-')) {
            end++;
        }
        return end == 0 ? "-" : argument.substring(0, end);
    }
}
