package dev.ringfence.examples.shop;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The shop. Where it runs is said by {@code RINGFENCE_ENVIRONMENT}, outside of it. */
@SpringBootApplication
public class ShopApplication {
    /** Starts it. */
    public static void main(String[] arguments) {
        SpringApplication.run(ShopApplication.class, arguments);
    }
}
