package dev.ringfence.jdbc.inventory;

import dev.ringfence.data.InfoType;
import java.util.Locale;

/** An inventory as lines for people. */
final class InventoryText {
    private InventoryText() {}

    static String write(DataInventory inventory) {
        int names = 6;
        for (DataInventory.Entry entry : inventory.columns()) {
            names = Math.max(names, entry.column().toString().length());
        }
        StringBuilder text = new StringBuilder();
        line(text, names, "column", "role", "info type", "draft", "evidence");
        for (DataInventory.Entry entry : inventory.columns()) {
            line(
                    text,
                    names,
                    entry.column().toString(),
                    entry.found().role().name(),
                    entry.found().infoType().map(InfoType::name).orElse("-"),
                    entry.found().draft().toString(),
                    String.join("; ", entry.found().evidence()));
        }
        return text.toString();
    }

    private static void line(
            StringBuilder text, int names, String column, String role, String type, String draft, String evidence) {
        text.append(String.format(
                Locale.ROOT, "%-" + names + "s  %-9s  %-20s  %-38s  %s%n", column, role, type, draft, evidence));
    }
}
