package dev.ringfence.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Whatever is set and wherever: what is read is what Spring Boot's binder reads from the records as a whole. */
class BoundSettingsTest {
    /** One or more of each part. */
    static final List<String> SETTINGS = List.of(
            "enabled=false",
            "environment=eu-canary",
            "environments.eu-canary=production",
            "environments=eu-canary=production,demo=staging",
            "level=enforce",
            "guards.live-data=off",
            "observe.until=2027-03-31",
            "jdbc.enabled=false",
            "datasources.orders.guarded=false",
            "datasources.orders.guards.rows=enforce",
            "r2dbc.acknowledged=true",
            "annotations.verify=warn",
            "write.policy=classpath:write-policy.json",
            "write.max-rows-per-statement=5",
            "write.permits[0].rule=a,write.permits[0].digest=b,write.permits[0].reason=c",
            "sanitization.policy=classpath:policy.json",
            "live-data.exempt-columns[orders.token]=format-preserving",
            "live-data.replace=true",
            "actor.from-security=false",
            "actor.kind=human",
            "store.type=jdbc",
            "store.create-tables=true",
            "audit.type=jdbc",
            "mode.stale-after=9s",
            "mode.poll-every=2",
            "undo.tables=item,cart",
            "undo.retention=3d",
            "approval.approvers=/etc/shop/approvers",
            "approval.people=2",
            "mail.enabled=false",
            "mail.allow[0].address=*@team.example,mail.allow[0].reason=ours",
            "http.allow=one.example,two.example",
            "http.hosts[*.shop.example]=production",
            "inbound.allow-networks=10.0.0.0/8",
            "jackson.enabled=false",
            "kafka.enabled=false",
            "logging.sanitize=true",
            "logging.max-body=64KB",
            "health.budgets.orders.objective=0.999",
            "health.read-only.minimum-dwell=1m",
            "telemetry.enabled=false");

    private static final String PREFIX = "ringfence.";

    /** Each alone, each two beside each other, and all that go together. */
    static Stream<String> settings() {
        Stream<String> pairs = Stream.iterate(0, i -> i + 1)
                .limit(SETTINGS.size() - 1L)
                .map(i -> SETTINGS.get(i) + ";" + SETTINGS.get(i + 1));
        return Stream.of(Stream.of("", allOfThem()), SETTINGS.stream(), pairs).flatMap(each -> each);
    }

    private static String allOfThem() {
        return SETTINGS.stream()
                .filter(each -> !each.startsWith("environments="))
                .collect(Collectors.joining(";"));
    }

    private static Map<String, Object> keys(String settings) {
        Map<String, Object> keys = new LinkedHashMap<>();
        Arrays.stream(settings.split(";", -1))
                .filter(each -> !each.isEmpty())
                .flatMap(each -> each.contains("[0]") ? Arrays.stream(each.split(",", -1)) : Stream.of(each))
                .forEach(each ->
                        keys.put(PREFIX + each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1)));
        return keys;
    }

    private static RingfenceProperties boundAsAWhole(ConfigurableEnvironment environment) {
        ApplicationConversionService conversions = new ApplicationConversionService();
        conversions.addConverter(new DeclaredTiersConverter());
        return new Binder(
                        ConfigurationPropertySources.get(environment),
                        new PropertySourcesPlaceholdersResolver(environment),
                        conversions)
                .bindOrCreate("ringfence", RingfenceProperties.class);
    }

    private static ConfigurableEnvironment environment(PropertySource<?> settings) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(settings);
        return environment;
    }

    @ParameterizedTest
    @MethodSource("settings")
    void settings_ofAFile_areThoseOfTheWhole(String settings) {
        ConfigurableEnvironment environment = environment(new MapPropertySource("file", keys(settings)));

        assertThat(StrictSettings.read(environment)).isEqualTo(boundAsAWhole(environment));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void settings_ofVariables_areThoseOfTheWhole(String settings) {
        for (String dash : List.of("", "_")) {
            Map<String, Object> variables = new LinkedHashMap<>();
            keys(settings)
                    .forEach((key, value) -> variables.put(
                            key.replace("-", dash)
                                    .replace("[", "_")
                                    .replace("]", "")
                                    .replaceAll("[^A-Za-z0-9_]", "_")
                                    .toUpperCase(Locale.ROOT),
                            value));
            ConfigurableEnvironment environment = environment(new SystemEnvironmentPropertySource(
                    StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));

            assertThat(StrictSettings.read(environment)).isEqualTo(boundAsAWhole(environment));
        }
    }

    @Test
    void settings_ofASourceThatCannotListThem_areRead() {
        Map<String, Object> vault = Map.of("ringfence.mode.stale-after", "9s", "ringfence.undo.retention", "3d");
        ConfigurableEnvironment environment = environment(new PropertySource<>("vault", vault) {
            @Override
            public Object getProperty(String name) {
                return vault.get(name);
            }
        });

        assertThat(StrictSettings.read(environment)).isEqualTo(boundAsAWhole(environment));
        assertThat(StrictSettings.read(environment).mode().staleAfter()).hasSeconds(9);
    }

    @Test
    void settings_withPlaceholders_areThoseOfTheWhole() {
        ConfigurableEnvironment environment = environment(new MapPropertySource(
                "file",
                Map.of("ringfence.mode.stale-after", "${age}", "age", "9s", "ringfence.level", "${no:enforce}")));

        assertThat(StrictSettings.read(environment)).isEqualTo(boundAsAWhole(environment));
    }
}
