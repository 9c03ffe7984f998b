package dev.ringfence.environment;

import java.util.List;

/** A variable by which a build server tells that it is one. */
record BuildServerSource() implements EvidenceSource {
    // CI is set by most of them; the others are those that did not always.
    private static final List<String> VARIABLES = List.of(
            "CI", "GITHUB_ACTIONS", "GITLAB_CI", "JENKINS_URL", "TEAMCITY_VERSION", "TF_BUILD", "CODEBUILD_BUILD_ID");

    @Override
    public String name() {
        return "environment variable";
    }

    @Override
    public Evidence.Kind kind() {
        return Evidence.Kind.CIRCUMSTANTIAL;
    }

    @Override
    public List<Evidence> read(EvidenceContext context) {
        return VARIABLES.stream()
                .filter(key ->
                        context.variable(key).filter(BuildServerSource::affirms).isPresent())
                .findFirst()
                .map(key -> List.of(new Evidence(
                        name(),
                        kind(),
                        key,
                        new Evidence.Circumstance("a build server runs this", Evidence.Weight.WARNS))))
                .orElseGet(() -> List.of(Evidence.silent(name(), kind(), "CI")));
    }

    private static boolean affirms(String value) {
        return !value.isBlank() && !value.equalsIgnoreCase("false") && !value.equals("0");
    }
}
