package dev.ringfence.parity;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TimeZone;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What a process knows of itself.
 *
 * @param properties system properties of the platform
 * @param arguments of the virtual machine, as they were given
 * @param collectors of garbage
 * @param maxHeapBytes the most that the heap may grow to; -1 if there is no limit
 * @param memoryBytes of the container or the machine, where the platform says
 * @param classPath as the system property has it
 * @param controlGroups where the kernel shows limits
 */
record ProcessFacts(
        Map<String, String> properties,
        List<String> arguments,
        List<String> collectors,
        long maxHeapBytes,
        OptionalLong memoryBytes,
        int processors,
        String timeZone,
        String locale,
        String charset,
        String classPath,
        Path controlGroups) {
    private static final List<String> SHOWN = List.of(
            "java.version",
            "java.vendor",
            "java.vm.name",
            "java.vm.vendor",
            "os.name",
            "os.arch",
            "os.version",
            "file.encoding",
            "native.encoding",
            "user.language",
            "user.country");

    ProcessFacts {
        properties = Map.copyOf(properties);
        arguments = List.copyOf(arguments);
        collectors = List.copyOf(collectors);
    }

    static ProcessFacts ofThisProcess() {
        Map<String, String> properties = new HashMap<>();
        for (String name : SHOWN) {
            String value = System.getProperty(name);
            if (value != null) {
                properties.put(name, value);
            }
        }
        return new ProcessFacts(
                properties,
                ManagementFactory.getRuntimeMXBean().getInputArguments(),
                ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .map(GarbageCollectorMXBean::getName)
                        .sorted()
                        .toList(),
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getMax(),
                memory(),
                Runtime.getRuntime().availableProcessors(),
                TimeZone.getDefault().getID(),
                Locale.getDefault().toLanguageTag(),
                Charset.defaultCharset().name(),
                Stream.of("java.class.path", "jdk.module.path")
                        .map(System::getProperty)
                        .filter(Objects::nonNull)
                        .reduce((path, more) -> path + java.io.File.pathSeparator + more)
                        .orElse(""),
                Path.of("/sys/fs/cgroup"));
    }

    /** By name: the type of the bean is the JDK's own and not part of Java SE. */
    private static OptionalLong memory() {
        try {
            ObjectName bean = new ObjectName(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME);
            Object bytes = ManagementFactory.getPlatformMBeanServer().getAttribute(bean, "TotalMemorySize");
            return bytes instanceof Long size && size > 0 ? OptionalLong.of(size) : OptionalLong.empty();
        } catch (JMException otherPlatform) {
            // OpenJ9 and others have no such attribute: then the share of the heap is not known.
            return OptionalLong.empty();
        }
    }
}
