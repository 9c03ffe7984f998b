package dev.ringfence.refresh.plan;

import dev.ringfence.refresh.base.TableName;
import java.util.Objects;
import java.util.Optional;

/**
 * Something of the target besides its columns, and what a refresh does with it.
 *
 * @param table the table it goes with, empty if it stands beside the tables
 * @param what such as {@code sequence public.order_number}
 * @param becomes in words
 */
public record PlanItem(Fate fate, Optional<TableName> table, String what, String becomes) {
    public PlanItem {
        Objects.requireNonNull(fate, "fate");
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(becomes, "becomes");
    }

    /** What becomes of it, in the order in which a plan tells. */
    public enum Fate {
        /** It is shown in the place of the old one, in the commit that ends the refresh. */
        SWAPPED('>', "Swapped in the commit that shows the rows"),
        /** It numbers on behind what was copied. */
        ADVANCED('^', "Numbered on"),
        /** It is gone after the commit. */
        REMOVED('x', "Removed"),
        /** Nobody touches it. */
        LEFT_ALONE('.', "Left alone");

        private final char mark;
        private final String title;

        Fate(char mark, String title) {
            this.mark = mark;
            this.title = title;
        }

        char mark() {
            return mark;
        }

        String title() {
            return title;
        }
    }
}
