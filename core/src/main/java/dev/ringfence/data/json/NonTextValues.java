package dev.ringfence.data.json;

/** What numbers and booleans become under a rule that puts something in place of them. {@code null} always stays. */
public enum NonTextValues {
    /**
     * A number stays a number: what the treatment makes of its digits if that is one (RFC 8259, section 6), otherwise
     * {@code 0}. A boolean becomes {@code false}. Whoever reads the document finds the types that were expected.
     */
    KEEP_TYPE,
    /**
     * A number becomes the string that a string of the same characters would become, a boolean {@code "[redacted]"} or
     * the rule's constant. Nothing of the treatment is lost, but readers must expect strings.
     */
    BECOME_TEXT
}
