package dev.ringfence.parity;

import java.io.IOException;
import java.util.Map;

/** Entries of the process itself: virtual machine, system, container, libraries. */
final class ProcessEntries {
    private static final Map<String, String> JVM = Map.of(
            "java.version", "version", "java.vendor", "vendor", "java.vm.name", "vm", "java.vm.vendor", "vm vendor");

    private static final Map<String, String> SYSTEM = Map.of(
            "os.name", "os",
            "os.arch", "os architecture",
            "os.version", "os version",
            "file.encoding", "file encoding",
            "native.encoding", "native encoding");

    private ProcessEntries() {}

    static void collect(ProcessFacts facts, EntryCollector to) throws IOException {
        facts.properties().forEach((property, value) -> {
            String jvm = JVM.get(property);
            String system = SYSTEM.get(property);
            ValueType type = property.endsWith("version") ? ValueType.VERSION : ValueType.TEXT;
            if (jvm != null) {
                to.fact(Section.JVM, jvm, type, value);
            } else if (system != null) {
                to.fact(Section.SYSTEM, system, type, value);
            }
        });
        to.fact(Section.JVM, "collectors", ValueType.TEXT, String.join(", ", facts.collectors()));
        if (facts.memoryBytes().isPresent() && facts.maxHeapBytes() > 0) {
            long percent = Math.round(
                    100.0 * facts.maxHeapBytes() / facts.memoryBytes().getAsLong());
            to.fact(Section.JVM, "heap share of memory", ValueType.NUMBER, percent + " %");
        }
        JvmArguments.collect(facts.arguments(), to);
        to.fact(Section.SYSTEM, "time zone", ValueType.TEXT, facts.timeZone());
        to.fact(Section.SYSTEM, "locale", ValueType.TEXT, facts.locale());
        to.fact(Section.SYSTEM, "charset", ValueType.TEXT, facts.charset());
        to.fact(Section.CONTAINER, "processors", ValueType.NUMBER, Integer.toString(facts.processors()));
        ContainerLimits.read(facts.controlGroups())
                .forEach((limit, value) -> to.fact(Section.CONTAINER, limit, ValueType.NUMBER, value));
        ClassPathVersions.read(facts.classPath())
                .forEach((artifact, version) -> to.fact(Section.DEPENDENCIES, artifact, ValueType.VERSION, version));
    }
}
