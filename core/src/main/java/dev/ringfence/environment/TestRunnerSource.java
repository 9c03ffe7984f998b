package dev.ringfence.environment;

import java.util.List;

/** A test runner on some thread's stack. */
record TestRunnerSource() implements EvidenceSource {
    private static final List<String> PACKAGES = List.of(
            "org.junit.",
            "junit.framework.",
            "junit.textui.",
            "org.testng.",
            "org.apache.maven.surefire.",
            "org.gradle.api.internal.tasks.testing.",
            "com.intellij.rt.junit.",
            "org.eclipse.jdt.internal.junit.");

    @Override
    public String name() {
        return "stack";
    }

    @Override
    public Evidence.Kind kind() {
        return Evidence.Kind.CIRCUMSTANTIAL;
    }

    @Override
    public List<Evidence> read(EvidenceContext context) {
        boolean running = context.stackClasses().stream().anyMatch(TestRunnerSource::belongsToRunner);
        String key = "test runner";
        return List.of(
                running
                        ? new Evidence(
                                name(),
                                kind(),
                                key,
                                new Evidence.Circumstance("a test is running", Evidence.Weight.WITHHOLDS))
                        : Evidence.silent(name(), kind(), key));
    }

    private static boolean belongsToRunner(String className) {
        return PACKAGES.stream().anyMatch(className::startsWith);
    }
}
