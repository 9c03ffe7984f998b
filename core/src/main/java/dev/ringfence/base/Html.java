package dev.ringfence.base;

/** Text for pages. Stateless. */
public final class Html {
    private Html() {}

    /** Text that means itself within an element and within an attribute in quotes (HTML Living Standard, 13.1.4). */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
