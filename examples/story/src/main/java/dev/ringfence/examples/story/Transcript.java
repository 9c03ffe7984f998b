package dev.ringfence.examples.story;

import java.io.PrintStream;
import java.util.List;

/** What the reader sees: numbered headings, indented text, and claims, each of which is checked where it is made. */
public final class Transcript {
    private static final String INDENT = "   ";
    private static final String GAP = "  ";
    private static final int WIDTH = 116;

    private final PrintStream out;
    private int headings;

    /** Prints to a stream. */
    public Transcript(PrintStream out) {
        this.out = out;
    }

    /** Begins a step. */
    void heading(String title) {
        headings++;
        out.println();
        out.println(headings + ". " + title);
    }

    /** Says something, on as many lines as it has; what is too long is folded at blanks, below its own beginning. */
    public void say(String text) {
        text.lines().forEach(line -> out.println((INDENT + folded(line)).stripTrailing()));
    }

    private static String folded(String line) {
        String hanging = INDENT + " ".repeat(line.length() - line.stripLeading().length()) + GAP;
        StringBuilder folded = new StringBuilder();
        String rest = line;
        for (int width = WIDTH; rest.length() > width; width = WIDTH - hanging.length()) {
            int blank = rest.lastIndexOf(' ', width);
            if (rest.substring(0, Math.max(blank, 0)).isBlank()) {
                break;
            }
            folded.append(rest, 0, blank).append('\n').append(hanging);
            rest = rest.substring(blank + 1);
        }
        return folded.append(rest).toString();
    }

    /**
     * Claims something, and prints it only if it is so.
     *
     * @throws BrokenClaimException if it is not
     */
    public void claim(boolean holds, String what) {
        if (!holds) {
            throw new BrokenClaimException(what);
        }
        say("[ok] " + what);
    }

    /** Prints rows of equally many cells in columns. */
    public void table(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                line.append(row.get(i))
                        .append(" ".repeat(widths[i] - row.get(i).length()))
                        .append(GAP);
            }
            out.println((INDENT + line).stripTrailing());
        }
    }

    /** The stream beneath, for what draws its own lines. */
    public PrintStream stream() {
        return out;
    }
}
