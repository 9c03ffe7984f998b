package dev.ringfence.spring.kafka;

import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.utils.Utils;

/** What Kafka would make of a setting that names a class. */
final class Configured {
    private Configured() {}

    /**
     * A new instance of the class that a setting names.
     *
     * @throws ConfigException if it names none
     */
    static Object instance(Map<String, ?> settings, String setting) {
        Object named = settings.get(setting);
        try {
            if (named instanceof Class<?> type) {
                return Utils.newInstance(type);
            } else if (named instanceof String name) {
                return Utils.newInstance(name, Object.class);
            }
        } catch (ClassNotFoundException unknown) {
            throw new ConfigException(setting, named, "Class could not be found.");
        }
        throw new ConfigException("Missing required configuration \"" + setting + "\"");
    }
}
