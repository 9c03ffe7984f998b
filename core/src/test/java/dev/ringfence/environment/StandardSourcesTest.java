package dev.ringfence.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandardSourcesTest {

    private static Resolution resolve(UnaryOperator<RecordedContext.Builder> process) {
        return EnvironmentResolver.builder()
                .insteadOfThisProcess(process.apply(EvidenceContext.recorded()).build(), "unit test")
                .explicit("production")
                .resolve()
                .resolution();
    }

    static List<String> ambientVariables() {
        return StandardSources.all().stream()
                .filter(source -> source instanceof SettingSource setting
                        && setting.kind() == Evidence.Kind.AMBIENT
                        && setting.place() == SettingSource.Place.VARIABLE)
                .map(source -> ((SettingSource) source).key())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("ambientVariables")
    void variable_naming_claimsAndOtherWordsDoNot(String key) {
        assertThat(resolve(process -> process.variable(key, "metrics, Staging")).verdict())
                .isEqualTo(Verdict.CONFLICT);
        assertThat(resolve(process -> process.variable(key, " PROD ")).rights()).isEqualTo(Tier.PRODUCTION.rights());
        assertThat(resolve(process -> process.variable(key, "blue stag1ng-eu k8s"))
                        .claimedTiers())
                .containsExactly(Tier.PRODUCTION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spring.profiles.active",
                "spring.profiles.include",
                "micronaut.environments",
                "quarkus.profile",
                "dd.env",
                "elastic.apm.environment",
                "sentry.environment"
            })
    void property_naming_claims(String key) {
        assertThat(resolve(process -> process.property(key, "test")).verdict()).isEqualTo(Verdict.CONFLICT);
        assertThat(resolve(process -> process.variable(key, "test")).verdict()).isEqualTo(Verdict.AGREED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NODE_ENV", "RAILS_ENV", "HOSTNAME", "DATABASE_URL", "KUBERNETES_SERVICE_HOST", "USER"})
    void variable_thatMeansSomethingElse_isNotRead(String key) {
        assertThat(resolve(process -> process.variable(key, "staging")).verdict())
                .isEqualTo(Verdict.AGREED);
    }

    @Test
    void otel_presentAndFormerAttribute_claim() {
        assertThat(resolve(process -> process.variable(
                                "OTEL_RESOURCE_ATTRIBUTES", "service.name=shop,deployment.environment.name=%73taging"))
                        .verdict())
                .isEqualTo(Verdict.CONFLICT);
        assertThat(resolve(process -> process.property("otel.resource.attributes", "deployment.environment=test"))
                        .verdict())
                .isEqualTo(Verdict.CONFLICT);
        assertThat(resolve(process -> process.variable("OTEL_RESOURCE_ATTRIBUTES", "service.name=staging"))
                        .verdict())
                .isEqualTo(Verdict.AGREED);
    }

    @Test
    void otel_brokenEscape_isShownAndClaimsNothing() {
        Resolution resolution =
                resolve(process -> process.variable("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=te%7"));
        assertThat(resolution.verdict()).isEqualTo(Verdict.AGREED);
        assertThat(resolution.warnings()).contains("OtelSource: not readable: IllegalArgumentException");
    }

    @Test
    void cloudFoundry_space_claims() {
        assertThat(resolve(process ->
                                process.variable("VCAP_APPLICATION", "{\"name\":\"a\",\"space_name\":\"staging\"}"))
                        .verdict())
                .isEqualTo(Verdict.CONFLICT);
        assertThat(resolve(process -> process.variable("VCAP_APPLICATION", "{\"name\":\"staging\"}"))
                        .verdict())
                .isEqualTo(Verdict.AGREED);
        assertThat(resolve(process -> process.variable("VCAP_APPLICATION", "{\"space_name\":"))
                        .warnings())
                .anyMatch(text -> text.startsWith("CloudFoundrySource: not readable"));
    }

    @Test
    void kubernetes_namespaceAndLabels_claim() {
        assertThat(resolve(process -> process.file(KubernetesNamespaceSource.FILE, "staging\n"))
                        .verdict())
                .isEqualTo(Verdict.CONFLICT);
        assertThat(resolve(process -> process.file(
                                KubernetesLabelsSource.FILE, "app=\"shop\"\ntags.example.com/env=\"dev\"\n"))
                        .verdict())
                .isEqualTo(Verdict.CONFLICT);
        assertThat(resolve(process -> process.file(
                                KubernetesLabelsSource.FILE, "app=\"staging\"\ntier=\"test\"\nno equals sign\n"))
                        .verdict())
                .isEqualTo(Verdict.AGREED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.junit.jupiter.engine.JupiterTestEngine",
                "org.junit.runners.ParentRunner",
                "junit.framework.TestSuite",
                "org.testng.TestNG",
                "org.apache.maven.surefire.booter.ForkedBooter"
            })
    void testRunner_onAStack_withholdsAllButUnguardedWrites(String className) {
        Resolution resolution =
                resolve(process -> process.stackClass("java.lang.Thread").stackClass(className));
        assertThat(resolution.verdict()).isEqualTo(Verdict.AGREED);
        assertThat(resolution.rights()).isEmpty();
        assertThat(EnvironmentResolver.builder()
                        .insteadOfThisProcess(
                                EvidenceContext.recorded().stackClass(className).build(), "unit test")
                        .explicit("test")
                        .resolve()
                        .rights())
                .containsExactly(Right.WRITE_UNGUARDED);
    }

    @Test
    void classesThatOnlySoundLikeARunner_withholdNothing() {
        assertThat(resolve(process ->
                                process.stackClass("com.example.junit.Shop").stackClass("org.junitless.Main"))
                        .rights())
                .isEqualTo(Tier.PRODUCTION.rights());
    }

    @Test
    void buildServerAndDebugger_areShownAndWithholdNothing() {
        Resolution resolution = resolve(process -> process.variable("GITLAB_CI", "true")
                .jvmArgument("-agentlib:jdwp=transport=dt_socket,server=y,address=hunter2"));
        assertThat(resolution.rights()).isEqualTo(Tier.PRODUCTION.rights());
        assertThat(resolution.warnings())
                .contains("GITLAB_CI: a build server runs this", "debugger: a debugger can attach");
        assertThat(resolution.toString()).doesNotContain("hunter2");
        assertThat(resolve(process -> process.variable("CI", "false")).warnings())
                .noneMatch(text -> text.contains("build server"));
    }

    @Test
    void thisProcess_readsWhatIsThere() throws Exception {
        EvidenceContext process = EvidenceContext.thisProcess();
        assertThat(process.property("java.version")).isPresent();
        assertThat(process.variable("RINGFENCE_NO_SUCH_VARIABLE")).isEmpty();
        assertThat(process.stackClasses()).contains(StandardSourcesTest.class.getName());
        assertThat(process.file(Path.of("pom.xml")))
                .hasValueSatisfying(text -> assertThat(text).contains("ringfence-core"));
        assertThat(process.file(Path.of("no-such-file"))).isEmpty();
        assertThat(process.jvmArguments()).isNotEmpty();
    }
}
