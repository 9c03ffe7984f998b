package dev.ringfence.spring.proxy.unmanaged;

import dev.ringfence.environment.RequiresTier;
import dev.ringfence.environment.Tier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Service;

/** What is a bean in another profile than that of the tests. */
class Elsewhere {
    private Elsewhere() {}

    @Configuration(proxyBeanMethods = false)
    @Profile("elsewhere")
    static class Beans {
        @Bean
        LiveMailer mailer() {
            return new LiveMailer();
        }
    }

    static class LiveMailer {
        @RequiresTier(Tier.PRODUCTION)
        public void send() {}
    }

    @Service
    @Profile("elsewhere")
    static class LiveService {
        @RequiresTier(Tier.PRODUCTION)
        public void send() {}
    }
}
