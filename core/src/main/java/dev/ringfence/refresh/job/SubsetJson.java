package dev.ringfence.refresh.job;

import dev.ringfence.base.JsonMembers;
import dev.ringfence.refresh.base.Children;
import dev.ringfence.refresh.base.Subset;
import java.util.List;

/** The file form of a subset, within that of a refresh. */
public final class SubsetJson {
    private static final List<String> KEYS =
            List.of("where", "percent", "whole", "children", "otherChildren", "maxRows");
    private static final List<String> CHILDREN_KEYS = List.of("table", "columns", "take", "atMost");
    private static final List<String> OTHERS_KEYS = List.of("take", "atMost");

    private SubsetJson() {}

    public static Subset read(JsonMembers given) {
        given.requireKeys("subset", KEYS, List.of());
        Subset.Builder subset = Subset.builder();
        for (JsonMembers chosen : given.objects("where")) {
            chosen.requireKeys("where", List.of("table", "condition"), List.of("table", "condition"));
            chosen.using("condition", () -> subset.where(chosen.text("table"), chosen.text("condition")));
        }
        for (JsonMembers chosen : given.objects("percent")) {
            chosen.requireKeys("percent", List.of("table", "percent"), List.of("table", "percent"));
            chosen.using("percent", () -> subset.percent(chosen.text("table"), chosen.decimal("percent")));
        }
        given.texts("whole").forEach(table -> given.using("whole", () -> subset.whole(table)));
        for (JsonMembers relation : given.objects("children")) {
            relation.requireKeys("children", CHILDREN_KEYS, List.of("table"));
            String[] columns = relation.texts("columns").toArray(String[]::new);
            relation.using("table", () -> subset.children(children(relation), relation.text("table"), columns));
        }
        if (given.has("otherChildren")) {
            JsonMembers others = given.members("otherChildren");
            others.requireKeys("otherChildren", OTHERS_KEYS, List.of());
            given.using("otherChildren", () -> subset.otherChildren(children(others)));
        }
        if (given.has("maxRows")) {
            given.using("maxRows", () -> subset.maxRows(given.integer("maxRows")));
        }
        return subset.build();
    }

    private static Children children(JsonMembers given) {
        if (given.has("take") == given.has("atMost")) {
            throw new IllegalArgumentException("'children' must have either 'take' or 'atMost'");
        }
        if (given.has("atMost")) {
            return Children.atMost(given.integer("atMost"));
        }
        return switch (given.word("take", Take.values())) {
            case FOLLOWED -> Children.followed();
            case LEFT -> Children.left();
            case ALWAYS -> Children.always();
        };
    }

    /** The words of the file. */
    private enum Take {
        FOLLOWED,
        LEFT,
        ALWAYS
    }
}
