package dev.ringfence.environment;

import java.util.List;

/** A debugger's agent among the arguments of the virtual machine. */
record DebuggerSource() implements EvidenceSource {

    @Override
    public String name() {
        return "virtual machine";
    }

    @Override
    public Evidence.Kind kind() {
        return Evidence.Kind.CIRCUMSTANTIAL;
    }

    @Override
    public List<Evidence> read(EvidenceContext context) {
        boolean debugged = context.jvmArguments().stream()
                .anyMatch(argument -> argument.startsWith("-agentlib:jdwp") || argument.startsWith("-Xrunjdwp"));
        String key = "debugger";
        return List.of(
                debugged
                        ? new Evidence(
                                name(),
                                kind(),
                                key,
                                new Evidence.Circumstance("a debugger can attach", Evidence.Weight.WARNS))
                        : Evidence.silent(name(), kind(), key));
    }
}
