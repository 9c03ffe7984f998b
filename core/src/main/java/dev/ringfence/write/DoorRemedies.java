package dev.ringfence.write;

import java.util.stream.Collectors;

/** What to write where, in the words of the door that a write came through: annotation, call, policy or override. */
final class DoorRemedies {
    private DoorRemedies() {}

    /** How to have the ceiling of rows raised that a write has passed, where it was set. */
    static String moreRows(RunningWrite passed) {
        Write write = passed.write();
        String maxRows = "maxRows(" + passed.rows() + ")";
        if (write.maxRows().isPresent()
                && write.maxRows().getAsLong() == passed.ceilings().rows()) {
            return write.declaredOn()
                    .map(method ->
                            "raise it at the method: @GuardedWrite(maxRows = " + passed.rows() + ") on " + method)
                    .orElseGet(() -> "raise it where it is described: " + call(write) + "." + maxRows);
        }
        if (passed.overridden()) {
            return "have it overridden for more: BreakGlass.by(...)." + maxRows;
        }
        if (passed.terms.ceilings().rows() == passed.ceilings().rows()) {
            return "raise it in the policy: WriteRule.of(\"" + write.operation() + "\")." + maxRows
                    + ".build(), in its file {\"operation\": \"" + write.operation() + "\", \"maxRows\": "
                    + passed.rows()
                    + "}";
        }
        return "raise the limit of what is required of it: "
                + passed.terms.requirements().stream().map(Requirement::name).collect(Collectors.joining(", "));
    }

    /**
     * How a write is given what its description leaves out.
     *
     * @param setter of {@link Write} and of {@link WriteContext} alike
     */
    static String said(Write write, String setter) {
        return write.declaredOn().isPresent()
                ? "guard.capture()." + setter + ".call(...) around the call"
                : call(write) + "." + setter;
    }

    private static String call(Write write) {
        return switch (write.kind()) {
            case SQL -> "Write.sql(\"" + write.operation() + "\")";
            case CUSTOM -> "Write.custom(\"" + write.operation() + "\")";
            case MAIL, HTTP -> "Write.of(Write.Kind." + write.kind().name() + ", \"" + write.operation() + "\")";
        };
    }
}
