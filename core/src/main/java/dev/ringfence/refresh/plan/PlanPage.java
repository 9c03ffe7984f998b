package dev.ringfence.refresh.plan;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page of a plan for people, at most {@value #WIDTH} characters wide where names allow it. */
public final class PlanPage {
    public static final int WIDTH = 100;

    private final StringBuilder page = new StringBuilder();

    /** Appends as it is. */
    public PlanPage text(String text) {
        page.append(text);
        return this;
    }

    /** A title and a line for each, behind a mark; nothing where there is none. */
    public void section(String title, char mark, Stream<String> lines) {
        List<String> told = lines.collect(Collectors.toList());
        if (told.isEmpty()) {
            return;
        }
        page.append('\n').append(title).append('\n');
        told.forEach(line -> wrapped("    " + mark + " ", line));
    }

    /** Breaks at spaces; what goes on stands below where the text began, or half-way where that is far to the right. */
    public PlanPage wrapped(String front, String text) {
        String below = " ".repeat(Math.min(front.length(), WIDTH / 2));
        StringBuilder line = new StringBuilder(front);
        boolean empty = true;
        for (String word : text.split(" ", -1)) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                page.append(line).append('\n');
                line.setLength(0);
                line.append(below);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        page.append(line).append('\n');
        return this;
    }

    /** Without the end of the last line. */
    @Override
    public String toString() {
        return page.substring(0, page.length() - 1);
    }
}
