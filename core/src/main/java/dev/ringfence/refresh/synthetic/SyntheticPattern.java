package dev.ringfence.refresh.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Texts that a regular expression describes: literals, classes, groups, alternatives and repetitions. What looks around
 * or back is not read.
 */
final class SyntheticPattern implements SyntheticSpace {
    /** How often something without an upper end is repeated more than it must. */
    private static final int MORE = 5;

    private static final String ANY = "abcdefghijklmnopqrstuvwxyz";
    private static final String WORD = "abcdefghijklmnopqrstuvwxyz0123456789_";
    private static final int MOST_TIMES = 200;

    /** What cannot be read. */
    private static final class Unknown extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A part of a text; each index below the size is one. */
    private interface Part {
        long size();

        void append(StringBuilder text, long index);
    }

    private record Letters(String of) implements Part {
        @Override
        public long size() {
            return of.length();
        }

        @Override
        public void append(StringBuilder text, long index) {
            text.append(of.charAt((int) index));
        }
    }

    private record Sequence(List<Part> parts) implements Part {
        @Override
        public long size() {
            return parts.stream().mapToLong(Part::size).reduce(1, SyntheticPattern::times);
        }

        @Override
        public void append(StringBuilder text, long index) {
            long rest = index;
            for (Part part : parts) {
                part.append(text, rest % part.size());
                rest /= part.size();
            }
        }
    }

    private record Choice(List<Part> parts) implements Part {
        @Override
        public long size() {
            return times(parts.stream().mapToLong(Part::size).max().orElse(0), parts.size());
        }

        @Override
        public void append(StringBuilder text, long index) {
            // Alternatives by turns, so that a short one is as frequent as a long one.
            long rest = index / parts.size();
            Part part = parts.get((int) (index % parts.size()));
            part.append(text, rest % part.size());
        }
    }

    private final Part whole;
    private final String regex;
    private int at;

    private SyntheticPattern(String regex) {
        this.regex = regex;
        this.whole = alternatives();
        if (at < regex.length()) {
            throw new Unknown();
        }
    }

    /** The texts; empty if the expression is not read. */
    static Optional<SyntheticSpace> of(String regex) {
        try {
            return Optional.of(new SyntheticPattern(regex));
        } catch (Unknown unknown) {
            return Optional.empty();
        }
    }

    private static long times(long one, long other) {
        return other != 0 && one > ENDLESS / other ? ENDLESS : one * other;
    }

    private Part alternatives() {
        List<Part> parts = new ArrayList<>(List.of(sequence()));
        while (at < regex.length() && regex.charAt(at) == '|') {
            at++;
            parts.add(sequence());
        }
        return parts.size() == 1 ? parts.get(0) : new Choice(parts);
    }

    private Part sequence() {
        List<Part> parts = new ArrayList<>();
        while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
            char c = regex.charAt(at);
            boolean anchor = c == '^' || c == '$';
            if (anchor) {
                at++;
            } else {
                parts.add(repeated(part()));
            }
        }
        return new Sequence(parts);
    }

    private Part part() {
        char c = regex.charAt(at++);
        return switch (c) {
            case '(' -> {
                if (regex.startsWith("?", at)) {
                    require(regex.startsWith("?:", at));
                    at += 2;
                }
                Part within = alternatives();
                require(at < regex.length() && regex.charAt(at) == ')');
                at++;
                yield within;
            }
            case '[' -> new Letters(bracket());
            case '.' -> new Letters(ANY);
            case '\\' -> new Letters(escaped());
            case '*', '+', '?', '{' -> throw new Unknown();
            default -> new Letters(String.valueOf(c));
        };
    }

    private String escaped() {
        require(at < regex.length());
        char c = regex.charAt(at++);
        return switch (c) {
            case 'd' -> "0123456789";
            case 'w' -> WORD;
            case 's' -> " ";
            default -> {
                require(!Character.isLetterOrDigit(c));
                yield String.valueOf(c);
            }
        };
    }

    private String bracket() {
        boolean not = at < regex.length() && regex.charAt(at) == '^';
        at += not ? 1 : 0;
        TreeSet<Character> letters = new TreeSet<>();
        boolean first = true;
        while (first || (at < regex.length() && regex.charAt(at) != ']')) {
            require(at < regex.length());
            first = false;
            char c = regex.charAt(at++);
            String low = c == '\\' ? escaped() : String.valueOf(c);
            boolean range = low.length() == 1
                    && at + 1 < regex.length()
                    && regex.charAt(at) == '-'
                    && regex.charAt(at + 1) != ']';
            if (range) {
                char high = regex.charAt(at + 1);
                require(high != '\\' && high >= low.charAt(0));
                for (char letter = low.charAt(0); letter <= high && letter < 0x7f; letter++) {
                    letters.add(letter);
                }
                at += 2;
            } else {
                low.chars().forEach(letter -> letters.add((char) letter));
            }
        }
        at++;
        StringBuilder of = new StringBuilder();
        if (not) {
            WORD.chars().filter(letter -> !letters.contains((char) letter)).forEach(letter -> of.append((char) letter));
        } else {
            letters.forEach(of::append);
        }
        require(!of.isEmpty());
        return of.toString();
    }

    private Part repeated(Part part) {
        if (at >= regex.length()) {
            return part;
        }
        char c = regex.charAt(at);
        int least = c == '+' ? 1 : 0;
        int most = c == '?' ? 1 : least + MORE;
        if (c == '{') {
            int end = regex.indexOf('}', at);
            require(end > 0);
            String[] bounds = regex.substring(at + 1, end).split(",", -1);
            least = number(bounds[0]);
            most = bounds.length == 1 ? least : bounds[1].isEmpty() ? least + MORE : number(bounds[1]);
            require(bounds.length <= 2 && most >= least && most <= MOST_TIMES);
            at = end;
        } else if (c != '*' && c != '+' && c != '?') {
            return part;
        }
        at++;
        require(at >= regex.length() || (regex.charAt(at) != '?' && regex.charAt(at) != '+'));
        List<Part> lengths = new ArrayList<>();
        for (int times = least; times <= most; times++) {
            List<Part> parts = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                parts.add(part);
            }
            lengths.add(new Sequence(parts));
        }
        return lengths.size() == 1 ? lengths.get(0) : new Choice(lengths);
    }

    private static int number(String digits) {
        require(!digits.isEmpty() && digits.length() < 4 && digits.chars().allMatch(Character::isDigit));
        return Integer.parseInt(digits);
    }

    private static void require(boolean known) {
        if (!known) {
            throw new Unknown();
        }
    }

    @Override
    public long size() {
        return whole.size();
    }

    @Override
    public Object at(long index) {
        StringBuilder text = new StringBuilder();
        whole.append(text, index);
        return text.toString();
    }

    /** Two ways through an expression may lead to one text. */
    @Override
    public boolean distinct() {
        return false;
    }

    @Override
    public String describe() {
        return "texts of the form that the schema demands";
    }
}
