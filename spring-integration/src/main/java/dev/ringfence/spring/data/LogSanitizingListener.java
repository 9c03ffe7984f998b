package dev.ringfence.spring.data;

import dev.ringfence.spring.StartProblemsException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.GenericApplicationListener;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;

/**
 * Sanitizes the log with {@code ringfence.logging.sanitize=true}: as soon as Spring Boot has set up logging, and again when
 * a context is ready, for what was added by then. A configuration that Logback reads anew while the application runs
 * ({@code scan="true"}) is not seen; it names {@link dev.ringfence.data.log.SanitizingEncoder} itself.
 */
final class LogSanitizingListener implements GenericApplicationListener {
    private static final Logger LOG = LoggerFactory.getLogger("dev.ringfence.start");

    private final Set<String> named = new HashSet<>();

    LogSanitizingListener() {}

    @Override
    public int getOrder() {
        return LoggingApplicationListener.DEFAULT_ORDER + 1;
    }

    @Override
    public boolean supportsEventType(ResolvableType type) {
        Class<?> event = type.toClass();
        return ApplicationEnvironmentPreparedEvent.class.isAssignableFrom(event)
                || ContextRefreshedEvent.class.isAssignableFrom(event);
    }

    @Override
    public void onApplicationEvent(ApplicationEvent event) {
        if (event instanceof ApplicationEnvironmentPreparedEvent prepared) {
            sanitize(prepared.getEnvironment());
        } else if (event instanceof ContextRefreshedEvent refreshed) {
            sanitize(refreshed.getApplicationContext().getEnvironment());
        }
    }

    private void sanitize(Environment settings) {
        if (settings.getProperty("ringfence.enabled", Boolean.class, true)
                && settings.getProperty("ringfence.logging.sanitize", Boolean.class, false)) {
            ILoggerFactory loggers = LoggerFactory.getILoggerFactory();
            if (loggers.getClass().getName().equals("ch.qos.logback.classic.LoggerContext")) {
                List<String> without = Binder.get(settings)
                        .bind("ringfence.logging.without", Bindable.listOf(String.class))
                        .orElseGet(List::of);
                sanitized(loggers, without).forEach(this::warn);
            } else {
                warn("of " + loggers.getClass().getName());
            }
        }
    }

    private static List<String> sanitized(ILoggerFactory loggers, List<String> without) {
        try {
            return LogbackSanitizing.sanitize(loggers, without);
        } catch (IllegalArgumentException misfit) {
            throw StartProblemsException.ofSettings(List.of("'ringfence.logging.without': " + misfit.getMessage()));
        }
    }

    private void warn(String appender) {
        if (named.add(appender)) {
            LOG.warn(
                    "Log lines {} are not sanitized: only Logback's appenders with an encoder of ASCII's letters are",
                    appender);
        }
    }
}
