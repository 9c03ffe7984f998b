package dev.ringfence.examples.boot35;

import dev.ringfence.proxy.Guards;
import dev.ringfence.write.WriteDeniedException;
import dev.ringfence.write.WriteGuard;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** A shop on Spring Boot 3.5 that says where it runs, and is not let raise too many prices at once. */
@SpringBootApplication
class Boot35Application {

    @Bean
    Prices prices(JdbcTemplate database, Guards guards) {
        return guards.proxy(Prices.class, new JdbcPrices(database));
    }

    /** Starts the shop, raises prices twice, and prints what was decided. */
    public static void main(String[] arguments) {
        try (ConfigurableApplicationContext context = SpringApplication.run(Boot35Application.class, arguments)) {
            WriteGuard guard = context.getBean(WriteGuard.class);
            Prices prices = context.getBean(Prices.class);
            System.out.println("Spring Boot " + SpringBootVersion.getVersion());
            System.out.println(guard.environment().resolution());
            System.out.println(prices.raise("tea") + " prices raised");
            try {
                prices.raise("%");
            } catch (WriteDeniedException refused) {
                System.out.println(refused.getMessage());
            }
            System.out.println(guard.report());
        }
    }
}
