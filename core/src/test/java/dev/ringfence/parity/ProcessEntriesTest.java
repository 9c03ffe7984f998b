package dev.ringfence.parity;

import static dev.ringfence.parity.FingerprintFixture.capture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.ringfence.testing.Environments;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessEntriesTest {
    @TempDir
    Path directory;

    private static Map<String, String> facts(EnvironmentFingerprint fingerprint, Section section) {
        Map<String, String> facts = new LinkedHashMap<>();
        fingerprint.entries().stream()
                .filter(entry -> entry.section() == section)
                .forEach(entry -> facts.put(entry.key(), Shown.of(entry)));
        return facts;
    }

    private static EnvironmentFingerprint arguments(String... arguments) {
        ProcessFacts facts = new ProcessFacts(
                Map.of("java.version", "17.0.15", "java.vendor", "Debian", "os.name", "Linux", "user.country", "DE"),
                List.of(arguments),
                List.of("G1 Young Generation", "G1 Old Generation"),
                256 << 20,
                OptionalLong.of(1024 << 20),
                4,
                "Europe/Berlin",
                "de-DE",
                "UTF-8",
                "",
                Path.of("/nonexistent"));
        return capture(Environments.PRODUCTION, builder -> builder.process(facts));
    }

    @Test
    void arguments_ofEachForm_areReadByName() {
        assertThat(facts(
                        arguments(
                                "-Xmx512m",
                                "-XX:+UseG1GC",
                                "-XX:-UseCompressedOops",
                                "-XX:MaxRAMPercentage=75.0",
                                "-XX:HeapDumpPath=/tmp/x",
                                "-Dshop.name=x",
                                "-Dshop.password=hunter2",
                                "-Dbare",
                                "-javaagent:/opt/a/agent.jar=key=1",
                                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                                "--add-opens=java.base/java.util=ALL-UNNAMED",
                                "-Xlog:gc*",
                                "-ea"),
                        Section.JVM))
                .containsExactly(
                        entry("--add-opens", "a text"),
                        entry("-Dbare", "empty"),
                        entry("-Dshop.name", "a text"),
                        entry("-Dshop.password", "a secret of 1-7 characters"),
                        entry("-XX:HeapDumpPath", "a text"),
                        entry("-XX:MaxRAMPercentage", "75.0"),
                        entry("-XX:UseCompressedOops", "false"),
                        entry("-XX:UseG1GC", "true"),
                        entry("-Xlog", "a text"),
                        entry("-Xmx", "512m"),
                        entry("-ea", "a text"),
                        entry("-javaagent:agent.jar", "a text"),
                        entry("collectors", "G1 Young Generation, G1 Old Generation"),
                        entry("heap share of memory", "25 %"),
                        entry("vendor", "Debian"),
                        entry("version", "17.0.15"));
    }

    @Test
    void thisProcess_asItIs_isDescribed() {
        EnvironmentFingerprint here = capture(Environments.PRODUCTION, FingerprintBuilder::process);
        assertThat(facts(here, Section.JVM))
                .containsEntry("version", System.getProperty("java.version"))
                .containsKeys("collectors", "heap share of memory", "vendor", "vm");
        assertThat(facts(here, Section.SYSTEM))
                .containsKeys("charset", "locale", "os", "os architecture", "os version", "time zone");
        assertThat(facts(here, Section.CONTAINER)).containsKey("processors");
        assertThat(facts(here, Section.DEPENDENCIES))
                .hasSizeGreaterThan(30)
                .containsKey("tools.jackson.core:jackson-databind")
                .doesNotContainValue("unreadable");
    }

    private Path jar(String name, Manifest manifest, Map<String, String> entries) throws IOException {
        Path file = directory.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                jar.putNextEntry(new ZipEntry(entry.getKey()));
                jar.write(entry.getValue().getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return file;
    }

    private static Manifest manifest(String... namesAndValues) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            manifest.getMainAttributes().putValue(namesAndValues[i], namesAndValues[i + 1]);
        }
        return manifest;
    }

    private static Map<String, String> pom(String artifact, String version) {
        return Map.of(
                "META-INF/maven/g/" + artifact + "/pom.properties",
                "groupId=g\nartifactId=" + artifact + "\nversion=" + version + "\n");
    }

    @Test
    void archives_ofEachKind_tellTheirVersions() throws IOException {
        Path pom = jar("renamed.jar", manifest("Implementation-Version", "no"), pom("lib", "1.2.3"));
        Path again = jar("lib-1.2.4.jar", manifest(), pom("lib", "1.2.4"));
        Path bundle = jar("osgi-9.jar", manifest("Bundle-Version", "4.5.0"), Map.of());
        Path plain = jar("plain-lib-2.0-rc1.jar", manifest(), Map.of());
        Path nameless = jar("nameless.jar", manifest(), Map.of());
        Path application = jar(
                "app.jar",
                manifest("Implementation-Version", "7"),
                Map.of("BOOT-INF/lib/nested-lib-3.1.0.jar", "", "BOOT-INF/lib/other.jar", ""));
        Path followed = jar("followed-5.jar", manifest(), Map.of());
        Path launcher = jar(
                "launcher-1.jar",
                manifest("Class-Path", followed.toUri() + " launcher-1.jar none.jar http://nowhere/x.jar"),
                Map.of());
        Path broken = Files.writeString(directory.resolve("broken.jar"), "no archive");
        Path malformed =
                jar("malformed-1.jar", manifest(), Map.of("META-INF/maven/g/a/pom.properties", "version=\\uZZZZ"));
        String classPath = String.join(
                java.io.File.pathSeparator,
                List.of(
                        pom.toString(),
                        again.toString(),
                        bundle.toString(),
                        plain.toString(),
                        nameless.toString(),
                        application.toString(),
                        launcher.toString(),
                        broken.toString(),
                        malformed.toString(),
                        directory.toString(),
                        directory.resolve("absent.jar").toString(),
                        ""));
        assertThat(ClassPathVersions.read(classPath))
                .containsOnly(
                        entry("g:lib", "1.2.3, 1.2.4"),
                        entry("osgi", "4.5.0"),
                        entry("plain-lib", "2.0-rc1"),
                        entry("nameless", "unknown"),
                        entry("app", "7"),
                        entry("nested-lib", "3.1.0"),
                        entry("other", "unknown"),
                        entry("launcher", "1"),
                        entry("followed", "5"),
                        entry("broken.jar", "unreadable"),
                        entry("malformed", "1"));
        assertThat(ClassPathVersions.read(directory + "/*")).hasSize(11);
    }

    @Test
    void limits_ofControlGroups_areReadInBothVersions() throws IOException {
        assertThat(ContainerLimits.read(directory)).isEmpty();
        Files.writeString(directory.resolve("memory.max"), "536870912\n");
        Files.writeString(directory.resolve("cpu.max"), "150000 100000\n");
        assertThat(ContainerLimits.read(directory))
                .containsOnly(entry("memory limit", "536870912 B"), entry("cpu limit", "1.5"));
        Files.writeString(directory.resolve("memory.max"), "max\n");
        Files.writeString(directory.resolve("cpu.max"), "max 100000\n");
        assertThat(ContainerLimits.read(directory)).isEmpty();

        Path older = Files.createDirectories(directory.resolve("v1/memory")).getParent();
        Files.createDirectories(older.resolve("cpu"));
        Files.writeString(older.resolve("memory/memory.limit_in_bytes"), "9223372036854771712\n");
        Files.writeString(older.resolve("cpu/cpu.cfs_quota_us"), "-1\n");
        Files.writeString(older.resolve("cpu/cpu.cfs_period_us"), "100000\n");
        assertThat(ContainerLimits.read(older)).isEmpty();
        Files.writeString(older.resolve("memory/memory.limit_in_bytes"), "1048576\n");
        Files.writeString(older.resolve("cpu/cpu.cfs_quota_us"), "25000\n");
        assertThat(ContainerLimits.read(older))
                .containsOnly(entry("memory limit", "1048576 B"), entry("cpu limit", "0.25"));
    }
}
