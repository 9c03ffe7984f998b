package dev.ringfence.spring;

import dev.ringfence.audit.Actor;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.environment.Tier;
import dev.ringfence.spring.HealthSettings.ReadOnly;
import dev.ringfence.spring.RingfenceProperties.ActorSettings;
import dev.ringfence.spring.RingfenceProperties.Annotations;
import dev.ringfence.spring.RingfenceProperties.ApprovalSettings;
import dev.ringfence.spring.RingfenceProperties.Audit;
import dev.ringfence.spring.RingfenceProperties.AuditType;
import dev.ringfence.spring.RingfenceProperties.DataSourceSettings;
import dev.ringfence.spring.RingfenceProperties.Http;
import dev.ringfence.spring.RingfenceProperties.Inbound;
import dev.ringfence.spring.RingfenceProperties.Jackson;
import dev.ringfence.spring.RingfenceProperties.Jdbc;
import dev.ringfence.spring.RingfenceProperties.Kafka;
import dev.ringfence.spring.RingfenceProperties.LiveData;
import dev.ringfence.spring.RingfenceProperties.Logging;
import dev.ringfence.spring.RingfenceProperties.Mail;
import dev.ringfence.spring.RingfenceProperties.Mode;
import dev.ringfence.spring.RingfenceProperties.Observe;
import dev.ringfence.spring.RingfenceProperties.R2dbc;
import dev.ringfence.spring.RingfenceProperties.Sanitization;
import dev.ringfence.spring.RingfenceProperties.Store;
import dev.ringfence.spring.RingfenceProperties.StoreType;
import dev.ringfence.spring.RingfenceProperties.Telemetry;
import dev.ringfence.spring.RingfenceProperties.Undo;
import dev.ringfence.spring.RingfenceProperties.Verification;
import dev.ringfence.spring.RingfenceProperties.WriteSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.util.unit.DataSize;

/**
 * The settings as a binder gives them, of which only those parts are bound that something is set of. The rest stands here
 * once more: read from the annotations of all records by reflection, it made a third of what a start took longer.
 */
final class BoundSettings {
    private final Iterable<ConfigurationPropertySource> sources;
    private final Binder binder;
    private final ConfigurationPropertyName root;

    BoundSettings(Iterable<ConfigurationPropertySource> sources, Binder binder, ConfigurationPropertyName root) {
        this.sources = sources;
        this.binder = binder;
        this.root = root;
    }

    /**
     * All of them.
     *
     * @throws org.springframework.boot.context.properties.bind.BindException if one does not fit
     */
    RingfenceProperties all() {
        List<String> none = List.of();
        return new RingfenceProperties(
                value("enabled", true),
                text("environment"),
                map("environments", String.class, Tier.class),
                value("level", Level.OBSERVE),
                map("guards", Guard.class, Level.class),
                part("observe", new Observe(null)),
                part("jdbc", new Jdbc(true)),
                map("datasources", String.class, DataSourceSettings.class),
                part("r2dbc", new R2dbc(false)),
                part("annotations", new Annotations(true, Verification.FAIL)),
                part("write", new WriteSettings(null, null, null, List.of())),
                part("sanitization", new Sanitization(null)),
                part("live-data", new LiveData(Map.of(), false)),
                part("actor", new ActorSettings(true, Actor.Kind.SERVICE)),
                part("store", new Store(StoreType.MEMORY, null, false)),
                part("audit", new Audit(AuditType.LOG)),
                part("mode", new Mode(Duration.ofMillis(500), Duration.ofSeconds(5))),
                part("undo", new Undo(none, none, null, Duration.ofDays(7))),
                part("approval", new ApprovalSettings(null, null, 1, Duration.ofHours(8))),
                part("attestation", new AttestationSettings(null, Level.ENFORCE, none, 1000, false, null)),
                part("mail", new Mail(true, List.of(), null)),
                part("http", new Http(true, none, none, none, none, none, Map.of(), Map.of(), Map.of())),
                part("inbound", new Inbound(true, none, true, DataSize.ofMegabytes(1), none)),
                part("jackson", new Jackson(true)),
                part("kafka", new Kafka(true)),
                part("logging", new Logging(false, none, false, DataSize.ofKilobytes(8))),
                part("health", new HealthSettings(Map.of(), readOnly(), Map.of())),
                part("telemetry", new Telemetry(true)));
    }

    private static ReadOnly readOnly() {
        return new ReadOnly(Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofHours(1));
    }

    @SuppressWarnings("unchecked") // the class of a value without type parameters
    private static <T> Bindable<T> like(T standard) {
        return Bindable.of((Class<T>) standard.getClass());
    }

    private <T> T value(String name, T standard) {
        return binder.bind(root.append(name), like(standard)).orElse(standard);
    }

    private @Nullable String text(String name) {
        return binder.bind(root.append(name), Bindable.of(String.class)).orElse(null);
    }

    private <T extends Record> T part(String name, T standard) {
        ConfigurationPropertyName key = root.append(name);
        return isSet(key) ? binder.bindOrCreate(key, like(standard), BindHandler.DEFAULT) : standard;
    }

    private <K, V> Map<K, V> map(String name, Class<K> keys, Class<V> values) {
        ConfigurationPropertyName key = root.append(name);
        return isSet(key) ? binder.bind(key, Bindable.mapOf(keys, values)).orElse(Map.of()) : Map.of();
    }

    /** True as well where a source cannot list what it has. */
    private boolean isSet(ConfigurationPropertyName key) {
        for (ConfigurationPropertySource source : sources) {
            if (source.containsDescendantOf(key) != ConfigurationPropertyState.ABSENT
                    || source.getConfigurationProperty(key) != null) {
                return true;
            }
        }
        return false;
    }
}
