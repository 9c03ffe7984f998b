package dev.ringfence.spring.absent;

import dev.ringfence.environment.RequiresTier;
import dev.ringfence.environment.Tier;
import dev.ringfence.write.WriteGuard;
import java.util.stream.StreamSupport;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.aop.support.AopUtils;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DeferredImportSelector;
import org.springframework.context.annotation.Import;
import org.springframework.core.type.AnnotationMetadata;

/** Starts what the starter brings, by the names of its configurations, so that no class is loaded that nobody asked for. */
public final class AbsentLibraryApplication {
    private AbsentLibraryApplication() {}

    /** All of the starter's. */
    static final class Starters implements DeferredImportSelector {
        @Override
        public String[] selectImports(AnnotationMetadata importing) {
            return StreamSupport.stream(
                            ImportCandidates.load(AutoConfiguration.class, Starters.class.getClassLoader())
                                    .spliterator(),
                            false)
                    .filter(name -> name.startsWith("dev.ringfence."))
                    .toArray(String[]::new);
        }
    }

    /** Something that is guarded. */
    static class Shop {
        @RequiresTier(Tier.TEST)
        public String sell() {
            return "sold";
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(Starters.class)
    static class Application {
        @Bean
        Shop shop() {
            return new Shop();
        }

        @Bean
        JdbcDataSource database() {
            JdbcDataSource database = new JdbcDataSource();
            database.setURL("jdbc:h2:mem:");
            return database;
        }
    }

    /** Starts, uses what is guarded, and ends. Called by reflection, from another class loader. */
    public static String start() throws Exception {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.setClassLoader(AbsentLibraryApplication.class.getClassLoader());
            context.register(Application.class);
            context.refresh();
            javax.sql.DataSource database = context.getBean("database", javax.sql.DataSource.class);
            database.getConnection().close();
            Shop shop = context.getBean(Shop.class);
            return shop.sell() + " in "
                    + context.getBean(WriteGuard.class).environment().tier() + ", "
                    + (AopUtils.isAopProxy(shop) ? "guarded" : "open") + ", "
                    + (database instanceof JdbcDataSource ? "open" : "guarded");
        }
    }
}
