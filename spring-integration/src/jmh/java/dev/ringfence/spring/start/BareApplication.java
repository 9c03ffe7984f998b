package dev.ringfence.spring.start;

import java.lang.management.ManagementFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * A small application with the web and a database that knows nothing of Ringfence; where that is on the class path, it
 * is guarded by it. Ends as soon as it answered from its database once, and prints what that took.
 */
@SpringBootApplication
public class BareApplication {

    /** Something that stands in a transaction, so there are proxies without Ringfence too. */
    public static class Stock {
        private final JdbcClient db;

        Stock(JdbcClient db) {
            this.db = db;
        }

        /** The number of tables. */
        @Transactional
        public int tables() {
            return db.sql("SELECT COUNT(*) FROM information_schema.tables")
                    .query(Integer.class)
                    .single();
        }
    }

    /** Something that the web may ask. */
    @RestController
    public static class Questions {
        private final Stock stock;

        Questions(Stock stock) {
            this.stock = stock;
        }

        /** The number of tables. */
        @GetMapping("/tables")
        public int tables() {
            return stock.tables();
        }
    }

    @Bean
    Stock stock(JdbcClient db) {
        return new Stock(db);
    }

    /** Starts, answers once, and ends. */
    public static void main(String[] arguments) {
        long began = System.nanoTime();
        SpringApplication.run(BareApplication.class, arguments)
                .getBean(Stock.class)
                .tables();
        System.out.println(StartupMain.READY + " " + (System.nanoTime() - began) / 1_000
                + " " + ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000
                + " " + ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount());
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }
}
