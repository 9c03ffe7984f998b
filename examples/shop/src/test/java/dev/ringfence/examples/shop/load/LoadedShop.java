package dev.ringfence.examples.shop.load;

import dev.ringfence.examples.shop.ShopApplication;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
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

    /** As arguments, which come before what the shop's own file says. */
    private static final List<String> ARGUMENTS = List.of(
            "--spring.main.banner-mode=off",
            "--server.port=0",
            "--management.server.port=0",
            "--ringfence.environment=production",
            "--ringfence.store.type=memory",
            "--ringfence.store.create-tables=false",
            "--ringfence.audit.type=log",
            "--ringfence.undo.operations=",
            // A connection that is closed after a hundred requests would be the client's trouble, and measured.
            "--server.tomcat.max-keep-alive-requests=-1",
            "--server.tomcat.keep-alive-timeout=5m");

    static ConfigurableApplicationContext start(String name, URI payments, String... settings) {
        List<String> arguments = new ArrayList<>(ARGUMENTS);
        arguments.add("--spring.datasource.url=jdbc:h2:mem:load-" + name + ";DB_CLOSE_DELAY=-1");
        arguments.add("--shop.payments-url=" + payments);
        for (String setting : settings) {
            arguments.add("--" + setting);
        }
        return new SpringApplicationBuilder(LoadedShop.class).run(arguments.toArray(String[]::new));
    }

    static URI address(ConfigurableApplicationContext started) {
        return URI.create("http://127.0.0.1:"
                + ((WebServerApplicationContext) started).getWebServer().getPort() + "/");
    }
}
