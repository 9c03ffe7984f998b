package dev.ringfence.examples.shop.load;

import dev.ringfence.examples.shop.ShopApplication;
import java.net.URI;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** What customers see of the shop, without the staff's desk, with a database of its own. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan(
        basePackageClasses = ShopApplication.class,
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = ".*\\.(ShopApplication|desk\\..*|web\\.(DeskPage|Refusals))"))
class LoadedShop {

    static ConfigurableApplicationContext start(String name, URI payments, String... settings) {
        return new SpringApplicationBuilder(LoadedShop.class)
                .properties(
                        "spring.main.banner-mode=off",
                        "spring.jmx.enabled=false",
                        "server.port=0",
                        "management.server.port=0",
                        "ringfence.environment=production",
                        "ringfence.store.type=memory",
                        "ringfence.audit.type=log",
                        "shop.payments-url=" + payments,
                        "spring.datasource.generate-unique-name=false",
                        "ringfence.undo.operations=")
                .run(arguments(name, settings));
    }

    /** As arguments they come before what the shop's own file says. */
    private static String[] arguments(String name, String... settings) {
        String[] arguments = new String[settings.length + 5];
        arguments[0] = "--spring.datasource.url=jdbc:h2:mem:load-" + name + ";DB_CLOSE_DELAY=-1";
        arguments[1] = "--ringfence.store.type=memory";
        arguments[2] = "--ringfence.audit.type=log";
        arguments[3] = "--ringfence.store.create-tables=false";
        arguments[4] = "--ringfence.undo.operations=";
        for (int i = 0; i < settings.length; i++) {
            arguments[i + 5] = "--" + settings[i];
        }
        return arguments;
    }

    static URI address(ConfigurableApplicationContext started) {
        return URI.create("http://127.0.0.1:"
                + ((WebServerApplicationContext) started).getWebServer().getPort() + "/");
    }
}
