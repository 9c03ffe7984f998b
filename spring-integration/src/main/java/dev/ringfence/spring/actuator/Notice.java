package dev.ringfence.spring.actuator;

/**
 * One thing that a person should know at a glance.
 *
 * @param tone how much it matters
 * @param text one sentence
 * @param section the section of the page that tells more
 */
record Notice(Tone tone, String text, String section) {

    /** How much it matters; the worst first. */
    enum Tone {
        /** Something is wrong. */
        ACT("act"),
        /** A person has to look. */
        LOOK("look"),
        /** Worth knowing. */
        NOTE("note"),
        /** As it should be. */
        GOOD("good");

        private final String word;

        Tone(String word) {
            this.word = word;
        }

        /** The word that stands before the sentence, so that it is not told by colour alone. */
        String word() {
            return word;
        }

        boolean needsAttention() {
            return this == ACT || this == LOOK;
        }
    }
}
