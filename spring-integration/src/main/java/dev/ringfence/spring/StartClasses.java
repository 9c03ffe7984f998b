package dev.ringfence.spring;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.boot.context.event.ApplicationStartingEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.NativeDetector;

/**
 * Reads and verifies the classes that every guarded start needs, on a thread of its own, while the main one still looks
 * for the application's configuration. Their initializers run where they always did: only who uses a class first runs
 * them, so nothing can lock. Once for each class loader, and as Spring Boot's own preinitialization not on one processor,
 * not in a native image and not with {@code -Dspring.backgroundpreinitializer.ignore=true}.
 */
final class StartClasses implements ApplicationListener<ApplicationStartingEvent> {
    private static final String LIST = "/META-INF/ringfence/start.classes";
    private static final AtomicBoolean BEGUN = new AtomicBoolean();

    StartClasses() {}

    @Override
    public void onApplicationEvent(ApplicationStartingEvent starting) {
        if (!NativeDetector.inNativeImage()
                && !Boolean.getBoolean("spring.backgroundpreinitializer.ignore")
                && Runtime.getRuntime().availableProcessors() > 1
                && !BEGUN.getAndSet(true)) {
            Thread thread = new Thread(StartClasses::link, "ringfence-start-classes");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** The names, in the order of a start. */
    static List<String> names() {
        try (InputStream list = StartClasses.class.getResourceAsStream(LIST)) {
            if (list == null) {
                throw new IllegalStateException("'" + LIST + "' must be there");
            }
            return new BufferedReader(new InputStreamReader(list, StandardCharsets.US_ASCII))
                    .lines()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void link() {
        ClassLoader loader = StartClasses.class.getClassLoader();
        for (String name : names()) {
            try {
                // What reflection asks of a class links it, and initializes nothing.
                Constructor<?>[] unused = Class.forName(name, false, loader).getDeclaredConstructors();
            } catch (ClassNotFoundException | LinkageError absent) {
                // For a library that this application does not have: whoever needs the class is told.
            }
        }
    }
}
