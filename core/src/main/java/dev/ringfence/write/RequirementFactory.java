package dev.ringfence.write;

/** Makes a requirement from the settings that a policy gives it. */
@FunctionalInterface
public interface RequirementFactory {

    /**
     * A requirement.
     *
     * @param settings what the policy says; each setting that is left unread is refused as unknown
     * @throws IllegalArgumentException if a setting does not fit
     */
    Requirement create(RequirementSettings settings);
}
