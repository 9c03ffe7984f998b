package dev.ringfence.junit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Switches {@link RingfenceExtension} on without any setting: JUnit finds this listener by itself, and it asks JUnit to
 * find that one extension, unless the user has settings of their own for finding extensions. Connections are fenced from
 * here on, before the first test class is loaded.
 */
public final class ZeroConfiguration implements LauncherSessionListener {
    private static final String ENABLED = "junit.jupiter.extensions.autodetection.enabled";
    private static final String INCLUDE = "junit.jupiter.extensions.autodetection.include";
    private static final String EXCLUDE = "junit.jupiter.extensions.autodetection.exclude";

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        ProductionFence.ofThisJvm().install();
        Properties settings = settings();
        if (isSet(ENABLED, settings) || isSet(INCLUDE, settings) || isSet(EXCLUDE, settings)) {
            return;
        }
        System.setProperty(ENABLED, "true");
        // Only ours: other extensions on the class path stay as off as they were.
        System.setProperty(INCLUDE, RingfenceExtension.class.getName());
    }

    private static boolean isSet(String key, Properties settings) {
        return System.getProperty(key) != null || settings.containsKey(key);
    }

    private static Properties settings() {
        Properties settings = new Properties();
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream in = loader == null ? null : loader.getResourceAsStream("junit-platform.properties")) {
            if (in != null) {
                settings.load(in);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("junit-platform.properties must be readable", failure);
        }
        return settings;
    }
}
