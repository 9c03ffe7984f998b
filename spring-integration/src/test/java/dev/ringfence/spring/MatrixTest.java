package dev.ringfence.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.health.BreakerDependency;
import dev.ringfence.health.HealthCheck;
import dev.ringfence.health.HealthReading;
import dev.ringfence.spring.absent.AbsentLibraryApplication;
import dev.ringfence.write.WriteGuard;
import java.io.File;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every optional library missing, every switch off, every bean replaced: by what the build, the metadata and the
 * configurations themselves list, so that nothing new can be forgotten.
 */
class MatrixTest {
    private static final Pattern OPTIONAL = Pattern.compile(
            "<dependency>\\s*<groupId>[^<]+</groupId>\\s*<artifactId>([^<]+)</artifactId>\\s*(?:<version>[^<]*</version>\\s*)?"
                    + "(?:<scope>[^<]*</scope>\\s*)?<optional>true</optional>");

    @TempDir
    private static Path folder;

    private final WebApplicationContextRunner context = new WebApplicationContextRunner()
            .withConfiguration(Starter.autoConfigurations())
            .withConfiguration(
                    AutoConfigurations.of(EndpointAutoConfiguration.class, WebEndpointAutoConfiguration.class))
            .withBean(
                    HealthCheck.class,
                    () -> HealthCheck.dependency("orders", HealthReading::up).build())
            .withBean(
                    BreakerDependency.class, () -> BreakerDependency.critical("payments", BreakerDependency.Kind.HTTP))
            .withInitializer(
                    starting -> starting.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
            .withPropertyValues(
                    "ringfence.environment=staging",
                    "ringfence.sanitization.policy=file:" + folder.resolve("policy.json"),
                    "ringfence.health.budgets.orders.objective=0.999",
                    "ringfence.health.budgets.orders.read-only=true",
                    "management.endpoints.web.exposure.include=safeguards");

    @BeforeAll
    static void write() throws Exception {
        Files.writeString(
                folder.resolve("policy.json"),
                SanitizationPolicy.builder("shop").build().toJson());
    }

    static Set<String> optionalLibraries() throws Exception {
        Set<String> artifacts = new TreeSet<>();
        Matcher matcher = OPTIONAL.matcher(Files.readString(Path.of("pom.xml")).replaceAll("(?s)<!--.*?-->", ""));
        while (matcher.find()) {
            artifacts.add(matcher.group(1));
        }
        return artifacts;
    }

    @Test
    void libraries_thatTheBuildCallsOptional_areAllFound() throws Exception {
        String pom = Files.readString(Path.of("pom.xml"));
        int marks = pom.split("<optional>true</optional>", -1).length - 1;
        // One stands there twice.
        assertThat(optionalLibraries()).hasSizeBetween(marks - 1, marks).contains("HikariCP", "spring-web");
    }

    /** In a class loader of its own, so that the library is really not there, for Spring neither. */
    @ParameterizedTest
    @MethodSource("optionalLibraries")
    void library_absent_leavesTheRestGuarded(String artifact) throws Exception {
        Pattern absent = Pattern.compile(Pattern.quote(artifact) + "-\\d[^/]*\\.jar");
        List<URL> present = new ArrayList<>();
        int left = 0;
        for (String entry : System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1)) {
            if (absent.matcher(new File(entry).getName()).matches()) {
                left++;
            } else {
                present.add(new File(entry).toURI().toURL());
            }
        }
        assertThat(left).as("archives of %s", artifact).isEqualTo(1);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(present.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(loader);
            System.setProperty("ringfence.environment", "test");
            Object outcome = loader.loadClass(AbsentLibraryApplication.class.getName())
                    .getMethod("start")
                    .invoke(null);
            assertThat(outcome).isEqualTo("sold in TEST, guarded, guarded");
        } finally {
            System.clearProperty("ringfence.environment");
            thread.setContextClassLoader(before);
        }
    }

    static List<String> switches() throws Exception {
        List<String> switches = new ArrayList<>();
        try (InputStream in = MatrixTest.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            for (JsonNode property : JsonMapper.shared().readTree(in).get("properties")) {
                if (property.get("name").asString().startsWith("ringfence.")
                        && property.path("defaultValue").asString("").equals("true")) {
                    switches.add(property.get("name").asString());
                }
            }
        }
        switches.add("management.health.ringfence.enabled");
        switches.add("management.info.ringfence.enabled");
        return switches;
    }

    @ParameterizedTest
    @MethodSource("switches")
    void switch_off_leavesTheRest(String property) {
        int[] beans = new int[1];
        context.run(started -> beans[0] = started.getBeanDefinitionCount());
        context.withPropertyValues(property + "=false").run(started -> {
            assertThat(started).hasNotFailed();
            if (property.equals("ringfence.enabled")) {
                assertThat(started).doesNotHaveBean(WriteGuard.class);
            } else {
                assertThat(started).hasSingleBean(WriteGuard.class);
            }
            // These two are asked when something happens, and take no bean away.
            if (!Set.of("ringfence.actor.from-security", "ringfence.telemetry.enabled")
                    .contains(property)) {
                assertThat(started.getBeanDefinitionCount()).isLessThan(beans[0]);
            }
        });
    }

    private static Set<Class<?>> configurations() {
        Set<Class<?>> all = new LinkedHashSet<>();
        ClassLoader loader = MatrixTest.class.getClassLoader();
        StreamSupport.stream(
                        ImportCandidates.load(AutoConfiguration.class, loader).spliterator(), false)
                .filter(name -> name.startsWith("dev.ringfence."))
                .forEach(name -> add(ClassUtils.resolveClassName(name, loader), all));
        return all;
    }

    private static void add(Class<?> configuration, Set<Class<?>> all) {
        if (all.add(configuration)) {
            Import imported = configuration.getAnnotation(Import.class);
            Stream.concat(
                            Arrays.stream(configuration.getDeclaredClasses()),
                            imported == null ? Stream.empty() : Arrays.stream(imported.value()))
                    .forEach(each -> add(each, all));
        }
    }

    private static Stream<Method> beans(boolean replaceable) {
        return configurations().stream()
                .flatMap(configuration -> Arrays.stream(configuration.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Bean.class)
                        && condition(method).isPresent() == replaceable);
    }

    /** That of the method, or of the configuration that it stands in. */
    private static Optional<ConditionalOnMissingBean> condition(Method method) {
        return Optional.ofNullable(method.getAnnotation(ConditionalOnMissingBean.class))
                .or(() ->
                        Optional.ofNullable(method.getDeclaringClass().getAnnotation(ConditionalOnMissingBean.class)));
    }

    static List<Method> replaceable() {
        return beans(true).toList();
    }

    @ParameterizedTest
    @MethodSource("replaceable")
    void bean_ofTheApplication_standsInPlaceOfOurs(Method ours) {
        ConditionalOnMissingBean condition = condition(ours).orElseThrow();
        String own = condition.name().length == 0 ? "own" : condition.name()[0];
        Class<?> type =
                condition.value().length == 0 ? ours.getReturnType() : condition.value()[0];
        assertThat(definitions(ours, "unrelated", Object.class))
                .as("ours, without it")
                .containsExactly(true);
        assertThat(definitions(ours, own, type)).as("ours, beside it").containsExactly(false);
    }

    /** Whether a bean of ours is defined beside one of the application's; what is only defined need not be made. */
    private List<Boolean> definitions(Method ours, String name, Class<?> type) {
        List<Boolean> seen = new ArrayList<>();
        fitting(ours)
                .withInitializer(starting -> {
                    ((BeanDefinitionRegistry) starting.getBeanFactory())
                            .registerBeanDefinition(name, new RootBeanDefinition(type));
                    starting.addBeanFactoryPostProcessor(beans -> seen.add(isDefined(beans, ours)));
                })
                .run(started -> {});
        return seen;
    }

    /**
     * Tables of a database take the place of memory and log, where those are asked for; approvals come with
     * approvers, demands of attestations with keys, and an undo log with what it keeps.
     */
    private WebApplicationContextRunner fitting(Method ours) {
        String configuration = ours.getDeclaringClass().getName();
        if (configuration.contains("StoreAutoConfiguration")) {
            return context.withPropertyValues("ringfence.store.type=jdbc", "ringfence.audit.type=jdbc");
        }
        if (configuration.contains("UndoAutoConfiguration")) {
            return context.withPropertyValues("ringfence.undo.operations=raise-prices");
        }
        if (configuration.contains("AttestationAutoConfiguration")) {
            return context.withPropertyValues("ringfence.attestation.keys=" + folder);
        }
        return configuration.contains("ApprovalAutoConfiguration")
                ? context.withPropertyValues("ringfence.approval.approvers=" + folder)
                : context;
    }

    private static boolean isDefined(ConfigurableListableBeanFactory beans, Method method) {
        return Arrays.stream(beans.getBeanDefinitionNames())
                .anyMatch(name ->
                        method.getName().equals(beans.getBeanDefinition(name).getFactoryMethodName()));
    }

    @Test
    void beans_thatCannotBeReplaced_areNobodyElsesBusiness() {
        assertThat(beans(false))
                .isNotEmpty()
                .allSatisfy(method -> assertThat(
                                Modifier.isPublic(method.getReturnType().getModifiers())
                                        && method.getReturnType().getName().startsWith("dev.ringfence.")
                                        && !method.getReturnType().getName().startsWith("dev.ringfence.spring."))
                        .as(method.toString())
                        .isFalse());
    }
}
