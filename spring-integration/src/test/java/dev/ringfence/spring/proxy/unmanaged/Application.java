package dev.ringfence.spring.proxy.unmanaged;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@AutoConfigurationPackage
public class Application {
    @Bean
    Remembered remembered() {
        return new Remembered();
    }
}
