package dev.ringfence.sql;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The kinds of patterns that strings are matched with, and what is certain of a match. */
enum TextPattern {
    /** LIKE, SIMILAR TO: a percent sign is any text. */
    LIKE,
    /** ILIKE: the same without regard to case. */
    LIKE_ANY_CASE,
    /** SQLite's GLOB: a star is any text. */
    GLOB,
    /** Regular expressions, which look for a match anywhere. */
    REGULAR;

    /** The condition that a value matches; null where that is not certain. */
    @Nullable
    Formula formula(Scope scope, Operand value, Operand pattern) {
        if (value instanceof Operand.Null || pattern instanceof Operand.Null) {
            return Known.NULL;
        }
        if (!(pattern instanceof Operand.Text text)) {
            // What is matched with itself matches, but for signs that mean more than themselves.
            return isLike() && value instanceof Operand.Sum sum && sum.variable() != null && value.equals(pattern)
                    ? Formula.strict(sum.operands(), Known.TRUE)
                    : null;
        }
        if (matchesAll(text.content())) {
            return value instanceof Operand.Sum sum
                    ? Formula.strict(sum.operands(), Known.TRUE)
                    : new Formula.Choice(scope.relation().present(value), Known.TRUE, Known.NULL);
        }
        if (isLike() && value instanceof Operand.Text literal) {
            boolean folds = this == LIKE_ANY_CASE;
            return like(scope.dialect(), folded(literal.content(), folds), folded(text.content(), folds));
        }
        return null;
    }

    private boolean isLike() {
        return this == LIKE || this == LIKE_ANY_CASE;
    }

    private static String folded(String text, boolean folds) {
        return folds ? text.toLowerCase(Locale.ROOT) : text;
    }

    private boolean matchesAll(String pattern) {
        return switch (this) {
            case LIKE, LIKE_ANY_CASE -> !pattern.isEmpty() && pattern.chars().allMatch(c -> c == '%');
            case GLOB -> !pattern.isEmpty() && pattern.chars().allMatch(c -> c == '*');
            case REGULAR ->
                switch (pattern) {
                    case "", "^", "$", ".*", "^.*", ".*$", "^.*$", "(.*)" -> true;
                    default -> false;
                };
        };
    }

    /** Matches two literals; null where letters' case or a sign of other meaning could decide. */
    private static @Nullable Formula like(Dialect dialect, String text, String pattern) {
        boolean plain = pattern.chars().allMatch(c -> c == '%' || c == '_' || Character.isLetterOrDigit(c) || c == ' ');
        if (!plain || text.length() > 200 || pattern.length() > 200) {
            return null;
        }
        boolean matches = matches(text, pattern);
        boolean exact = dialect == Dialect.POSTGRESQL || dialect == Dialect.H2;
        return matches || exact ? new Known(Outcomes.of(matches)) : null;
    }

    private static boolean matches(String text, String pattern) {
        // As usual for two wildcards: after a percent sign, go back to it and let it take one more.
        int at = 0;
        int percent = -1;
        int mark = 0;
        for (int i = 0; i < text.length(); ) {
            char wanted = at < pattern.length() ? pattern.charAt(at) : 0;
            if (wanted == '%') {
                percent = at++;
                mark = i;
            } else if (at < pattern.length() && (wanted == '_' || wanted == text.charAt(i))) {
                at++;
                i++;
            } else if (percent >= 0) {
                at = percent + 1;
                i = ++mark;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '%') {
            at++;
        }
        return at == pattern.length();
    }
}
