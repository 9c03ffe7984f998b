package dev.ringfence.spring.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenPathsTest {
    private final OpenPaths open = new OpenPaths(() -> List.of("/actuator/health", "/livez"));

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/readiness", "/actuator/health/db/main-2", "/livez"})
    void healthCheck_isOpen(String path) {
        assertThat(open.contains(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/orders",
                "/actuator",
                "/actuator/healthy",
                "/orders/actuator/health",
                "/actuator/health/../env",
                "/actuator/health/%2e%2e/env",
                "/actuator/health/..;/env",
                "/actuator/health;/../env",
                "/actuator/health//env",
                "/actuator/health/\\env",
                "//livez",
                "/livez/..",
            })
    void otherPath_orOneThatCouldBeReadAsAnother_isNot(String path) {
        assertThat(open.contains(path)).isFalse();
    }
}
