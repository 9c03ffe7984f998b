package dev.ringfence.data.detect;

/** Letters of scripts that do not separate words, which a {@link Window} does not tell from signs. */
final class Letters {
    private Letters() {}

    /** True if the unit is, or is within, such a letter. */
    static boolean isTouching(Window window, int index) {
        if (window.at(index) != Window.OTHER || index < 0 || index >= window.length()) {
            return false;
        }
        int i = index;
        int original = window.originalAt(i);
        while (original < 0 && i > 0 && index - i < 3) {
            original = window.originalAt(--i);
        }
        return original > 0 && Character.isLetter(original);
    }
}
