package dev.ringfence.spring.actuator;

import dev.ringfence.audit.AuditTrail;
import dev.ringfence.audit.InMemoryAuditTrail;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.base.Levels;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.store.StateStore;
import dev.ringfence.write.OperatingModeSwitch;
import dev.ringfence.write.WriteGuard;
import dev.ringfence.write.WritePolicy;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** A small application with a web server, a database and people who log in. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration"
        })
class Shop {
    /** Who may log in: an account that is called as its owner is written to. */
    static final String OPERATOR = "maria.gonzalez@acme-corp.com";

    static final String PASSWORD = "correct horse";

    /** Everything that must not be shown, wherever it was said. */
    static final String PERMIT_REASON = "agreed with John Smith, +34 612 345 678";

    /** On a loopback port, with the endpoint exposed and these settings besides. */
    static ConfigurableApplicationContext start(String... settings) {
        List<String> all = new ArrayList<>(List.of(
                "server.port=0",
                "server.address=127.0.0.1",
                "spring.main.banner-mode=off",
                "spring.main.register-shutdown-hook=false",
                "spring.datasource.generate-unique-name=true",
                "ringfence.environment=production"));
        all.addAll(Arrays.asList(settings));
        return new SpringApplicationBuilder(Shop.class)
                .properties(all.toArray(String[]::new))
                .run();
    }

    static String url(ConfigurableApplicationContext started) {
        return "http://127.0.0.1:"
                + ((WebServerApplicationContext) started).getWebServer().getPort() + "/actuator";
    }

    @Bean
    InMemoryAuditTrail audit() {
        return new InMemoryAuditTrail(1_000);
    }

    @Bean
    StateStore store() {
        return StateStore.inMemory();
    }

    @Bean
    OperatingModeSwitch modes(DeploymentEnvironment here, StateStore store, AuditTrail audit) {
        return OperatingModeSwitch.builder(here)
                .store(store)
                .audit(audit)
                .meters(new SimpleMeterRegistry())
                .build();
    }

    @Bean
    WriteGuard guard(DeploymentEnvironment here, OperatingModeSwitch modes, AuditTrail audit) {
        return WriteGuard.builder(here)
                .levels(Levels.observing().with(Guard.STAMP, Level.ENFORCE).with(Guard.OPERATIONS, Level.ENFORCE))
                .policy(WritePolicy.builder("shop")
                        .permit("sql.truncate", "00000000000000000000000000000001", PERMIT_REASON)
                        .build())
                .modes(modes)
                .audit(audit)
                .meters(new SimpleMeterRegistry())
                .build();
    }

    /** Whoever looks need not log in; whoever changes something does, and needs no token since no form is taken. */
    @Bean
    SecurityFilterChain security(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .httpBasic(Customizer.withDefaults())
                .csrf(csrf -> csrf.disable())
                .build();
    }

    @Bean
    UserDetailsService people() {
        return new InMemoryUserDetailsManager(User.withUsername(OPERATOR)
                .password("{noop}" + PASSWORD)
                .authorities("operator")
                .build());
    }
}
