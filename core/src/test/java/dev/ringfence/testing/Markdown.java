package dev.ringfence.testing;

import java.util.ArrayList;
import java.util.List;

/** Reads the fenced blocks of a Markdown text. */
public final class Markdown {
    private static final String FENCE = "```";

    private Markdown() {}

    /**
     * A fenced block.
     *
     * @param heading the second-level heading it stands under
     * @param rightUnderHeading true if nothing but blank lines is between them
     */
    public record Block(String language, String heading, boolean rightUnderHeading, int line, String text) {}

    public static List<Block> blocks(String markdown) {
        List<Block> blocks = new ArrayList<>();
        String heading = "";
        boolean fresh = false;
        StringBuilder open = null;
        String language = "";
        int start = 0;
        int number = 0;
        for (String line : markdown.split("\n", -1)) {
            number++;
            if (open != null) {
                if (line.strip().equals(FENCE)) {
                    blocks.add(new Block(language, heading, fresh, start, open.toString()));
                    open = null;
                    fresh = false;
                } else {
                    open.append(line).append('\n');
                }
            } else if (line.startsWith(FENCE)) {
                open = new StringBuilder();
                language = line.substring(FENCE.length()).strip();
                start = number;
            } else if (line.startsWith("## ")) {
                heading = line.substring(3).strip();
                fresh = true;
            } else if (!line.isBlank()) {
                fresh = false;
            }
        }
        if (open != null) {
            throw new IllegalArgumentException("the block of line " + start + " must be closed");
        }
        return blocks;
    }
}
