package dev.ringfence.spring.actuator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.write.OperatingMode;
import dev.ringfence.write.WriteGuard;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** What Spring Boot offers of the endpoint by the settings of an application. */
class SafeguardsAccessTest {

    @Test
    void endpoint_withoutASetting_isNotOnTheWeb() {
        try (ConfigurableApplicationContext shop = Shop.start()) {
            assertThat(new Client(shop).get("application/json").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void endpoint_exposed_isReadAndNotOperated() {
        try (ConfigurableApplicationContext shop = Shop.start("management.endpoints.web.exposure.include=safeguards")) {
            Client client = new Client(shop);

            assertThat(client.json().get("environment").get("name").asString()).isEqualTo("production");
            var page = client.get("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
            assertThat(page.body()).startsWith("<!DOCTYPE html>");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                    .startsWith("default-src 'none';")
                    .endsWith("frame-ancestors 'none'");
            assertThat(page.headers().allValues("Cache-Control")).containsExactly("no-store");
            assertThat(page.headers().allValues("X-Frame-Options")).containsExactly("DENY");
            assertThat(client.get("image/png").statusCode()).isEqualTo(406);
            // Other than for a request without a principal, which is forbidden: the operation does not exist.
            assertThat(client.postAsOperator(
                                    "mode", "application/json", "{\"mode\":\"locked\",\"reason\":\"not offered\"}")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(shop.getBean(WriteGuard.class).modes().orElseThrow().mode())
                    .isEqualTo(OperatingMode.NORMAL);
        }
    }
}
