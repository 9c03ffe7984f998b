package dev.ringfence;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The module's exact exports and requirements: an accidental one is an API forever. */
class ModuleTest {

    private static final ModuleDescriptor MODULE = ModuleFinder.of(Path.of("target", "classes"))
            .find("dev.ringfence.core")
            .orElseThrow()
            .descriptor();

    @Test
    void exports_ofTheModule_areExactlyThese() {
        assertThat(new TreeSet<>(MODULE.exports().stream()
                        .map(ModuleDescriptor.Exports::source)
                        .collect(Collectors.toSet())))
                .containsExactly(
                        "dev.ringfence",
                        "dev.ringfence.attest",
                        "dev.ringfence.audit",
                        "dev.ringfence.base",
                        "dev.ringfence.data",
                        "dev.ringfence.data.checksum",
                        "dev.ringfence.data.classify",
                        "dev.ringfence.data.csv",
                        "dev.ringfence.data.detect",
                        "dev.ringfence.data.identifier",
                        "dev.ringfence.data.json",
                        "dev.ringfence.data.log",
                        "dev.ringfence.data.sanitize",
                        "dev.ringfence.data.text",
                        "dev.ringfence.data.transform",
                        "dev.ringfence.environment",
                        "dev.ringfence.health",
                        "dev.ringfence.health.checks",
                        "dev.ringfence.jdbc",
                        "dev.ringfence.jdbc.admission",
                        "dev.ringfence.jdbc.attestation",
                        "dev.ringfence.jdbc.inventory",
                        "dev.ringfence.jdbc.stamp",
                        "dev.ringfence.jdbc.undo",
                        "dev.ringfence.outbound",
                        "dev.ringfence.parity",
                        "dev.ringfence.proxy",
                        "dev.ringfence.refresh",
                        "dev.ringfence.refresh.base",
                        "dev.ringfence.refresh.dataset",
                        "dev.ringfence.refresh.file",
                        "dev.ringfence.refresh.report",
                        "dev.ringfence.refresh.synthetic",
                        "dev.ringfence.sql",
                        "dev.ringfence.store",
                        "dev.ringfence.write");
        assertThat(MODULE.exports())
                .allSatisfy(export -> assertThat(export.isQualified()).isFalse());
    }

    @Test
    void requirements_ofTheModule_areExactlyThese() {
        Set<String> required =
                MODULE.requires().stream().map(ModuleDescriptor.Requires::name).collect(Collectors.toSet());
        assertThat(new TreeSet<>(required))
                .containsExactly(
                        "ch.qos.logback.classic",
                        "ch.qos.logback.core",
                        "com.google.i18n.phonenumbers.libphonenumber",
                        "com.zaxxer.hikari",
                        "context.propagation",
                        "io.github.bucket4j.core",
                        "io.github.resilience4j.circuitbreaker",
                        "io.github.resilience4j.core",
                        "jakarta.mail",
                        "java.base",
                        "java.logging",
                        "java.management",
                        "java.net.http",
                        "java.sql",
                        "micrometer.core",
                        "net.datafaker",
                        "org.jspecify",
                        "org.postgresql.jdbc",
                        "org.slf4j",
                        "tools.jackson.databind");
    }
}
