package dev.ringfence.spring.ahead;

import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.EnvironmentDeniedException;
import dev.ringfence.environment.RequiresTier;
import dev.ringfence.environment.Tier;
import dev.ringfence.write.WriteDeniedException;
import dev.ringfence.write.WriteGuard;
import java.util.function.Supplier;
import org.springframework.aot.AotDetector;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** An application that says where it is and what it may, one line each, and ends. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class AheadOfTimeApplication {

    /** What may be called in production, and what may not. */
    static class Shop {
        @RequiresTier(Tier.PRODUCTION)
        public String sell() {
            return "done";
        }

        @RequiresTier({Tier.TEST, Tier.DEVELOPMENT})
        public String simulate() {
            return "done";
        }
    }

    @Bean
    Shop shop() {
        return new Shop();
    }

    /** Starts, says it, and ends. */
    public static void main(String[] arguments) {
        try (ConfigurableApplicationContext context = SpringApplication.run(AheadOfTimeApplication.class, arguments)) {
            DeploymentEnvironment here = context.getBean(DeploymentEnvironment.class);
            Shop shop = context.getBean(Shop.class);
            say("generated", AotDetector.useGeneratedArtifacts());
            say("tier", here.tier().label());
            say("rights", here.rights());
            say("guard", context.getBean(WriteGuard.class).environment().name());
            say("sell", outcome(shop::sell));
            say("simulate", outcome(shop::simulate));
            say("drop", outcome(() -> {
                context.getBean(JdbcTemplate.class).execute("DROP TABLE IF EXISTS orders");
                return "done";
            }));
        }
    }

    private static String outcome(Supplier<String> call) {
        try {
            return call.get();
        } catch (EnvironmentDeniedException | WriteDeniedException refused) {
            return "refused";
        }
    }

    private static void say(String what, Object answer) {
        System.out.println("> " + what + " " + answer);
    }
}
