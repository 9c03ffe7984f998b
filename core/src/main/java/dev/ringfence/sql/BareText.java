package dev.ringfence.sql;

import java.util.Optional;

/** Writes a text without its comments and with single spaces between its tokens, where there was any; nothing else changes. */
final class BareText {
    private BareText() {}

    /** The text; empty if it is not well-formed, so that nobody can say what is a comment. */
    static Optional<String> of(Tokens tokens) {
        String text = tokens.text();
        if (!isWellFormed(tokens)) {
            return Optional.empty();
        }
        if (tokens.hasVersionComments()) {
            // Their ends stand between tokens: which server runs what is told by the text as it is.
            return Optional.of(text);
        }
        StringBuilder bare = new StringBuilder(text.length());
        int end = 0;
        for (int i = 0; i < tokens.size(); i++) {
            String gap = text.substring(end, tokens.start(i));
            // PostgreSQL joins two strings where a line ends between them, and only there.
            boolean joins = tokens.symbol(i) == Symbol.STRING && tokens.symbol(i - 1) == Symbol.STRING;
            appendGap(bare, gap, i == 0 ? "" : joins && gap.indexOf('\n') >= 0 ? "\n" : " ");
            bare.append(text, tokens.start(i), tokens.end(i));
            end = tokens.end(i);
        }
        appendGap(bare, text.substring(end), "");
        // A space may begin a comment of its own, as behind MySQL's "--": then nothing is dropped.
        boolean same = sameTokens(tokens, Tokenizer.tokenize(tokens.dialect(), bare.toString(), true));
        return Optional.of(same ? bare.toString() : text);
    }

    private static boolean isWellFormed(Tokens tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.symbol(i) == Symbol.BAD) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameTokens(Tokens tokens, Tokens others) {
        if (tokens.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.symbol(i) != others.symbol(i)
                    || !tokens.text()
                            .substring(tokens.start(i), tokens.end(i))
                            .equals(others.text().substring(others.start(i), others.end(i)))) {
                return false;
            }
        }
        return true;
    }

    private static void appendGap(StringBuilder bare, String gap, String space) {
        // Code for some servers, and hints to planners.
        if (gap.contains("/*!") || gap.contains("/*M!") || gap.contains("/*+")) {
            bare.append(gap);
        } else if (!gap.isEmpty()) {
            bare.append(space);
        }
    }
}
