package dev.ringfence.environment;

import static dev.ringfence.environment.Right.WRITE_UNGUARDED;
import static dev.ringfence.environment.Verdict.AGREED;
import static dev.ringfence.environment.Verdict.CONFLICT;
import static dev.ringfence.environment.Verdict.UNKNOWN;
import static dev.ringfence.environment.Verdict.UNSET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Accidents that happened in public because a process had the wrong idea of where it was. Each says where to read it. */
class AccidentTest {
    private static final Set<Right> NONE = Set.of();
    private static final String TOLD = EnvironmentResolver.VARIABLE;

    private final List<DynamicTest> tests = new ArrayList<>();

    private void accident(
            String source, UnaryOperator<RecordedContext.Builder> process, Verdict verdict, Set<Right> rights) {
        accident(source, process, verdict, rights, here -> {});
    }

    private void accident(
            String source,
            UnaryOperator<RecordedContext.Builder> process,
            Verdict verdict,
            Set<Right> rights,
            Consumer<DeploymentEnvironment> more) {
        tests.add(dynamicTest(source, () -> {
            DeploymentEnvironment here = EnvironmentResolver.builder()
                    .insteadOfThisProcess(
                            process.apply(EvidenceContext.recorded()).build(), "accident")
                    .declare(
                            "preview",
                            Tier.PRODUCTION,
                            Tier.PRODUCTION
                                    .traits()
                                    .withData(Traits.Data.SANITIZED)
                                    .withAccess(Traits.Access.INTERNAL_TEAMS))
                    .resolve();
            assertThat(here.resolution().verdict()).isEqualTo(verdict);
            assertThat(here.rights()).isEqualTo(rights);
            more.accept(here);
        }));
    }

    @TestFactory
    List<DynamicTest> words_thatStartAnyway() {
        accident(
                "spring-boot#17302: 'prodution' starts as if nothing were said",
                process -> process.variable(TOLD, "prodution"),
                UNKNOWN,
                NONE,
                here -> assertThat(here.resolution().toString()).contains("did you mean 'production'?"));
        accident(
                "spring-boot#17302: 'PROD' is not 'prod', so what is meant for everything but prod runs there",
                process -> process.variable(TOLD, "PROD"),
                AGREED,
                Tier.PRODUCTION.rights(),
                here -> assertThat(here.tier()).isEqualTo(Tier.PRODUCTION));
        accident("spring-boot#17302: an empty value", process -> process.variable(TOLD, ""), UNKNOWN, NONE);
        accident(
                "spring-boot#17302: 'prod,dev' is both", process -> process.variable(TOLD, "prod,dev"), CONFLICT, NONE);
        accident("spring-boot#17302: '!prod' as a value", process -> process.variable(TOLD, "!prod"), UNKNOWN, NONE);
        accident(
                "spring-boot#17302: a blank behind the word",
                process -> process.variable(TOLD, "prod "),
                UNKNOWN,
                NONE,
                here -> assertThat(here.resolution().toString()).contains("'prod '", "did you mean 'prod'?"));
        accident(
                "spring-boot#17302: the profile 'prodution' and nothing else",
                process -> process.variable("SPRING_PROFILES_ACTIVE", "prodution"),
                UNSET,
                NONE,
                here -> assertThat(here.resolution().warnings()).anyMatch(text -> text.contains("'production'?")));
        return tests;
    }

    @TestFactory
    List<DynamicTest> defaults_thatGrant() {
        accident(
                "aspnet/Hosting#272: unset means development, and stack traces leak",
                process -> process,
                UNSET,
                NONE,
                here -> assertThat(here.tier()).isEqualTo(Tier.UNKNOWN));
        accident(
                "aspnet/Hosting#720: unset means production, which may corrupt production data",
                process -> process.variable("DOTNET_RUNNING_IN_CONTAINER", "true"),
                UNSET,
                NONE);
        accident(
                "aspnet/Hosting#863: the default of an image says Production on a developer's machine",
                process -> process.variable(TOLD, "development").variable("ASPNETCORE_ENVIRONMENT", "Production"),
                CONFLICT,
                NONE,
                here -> assertThat(here.explicitlyBelowProduction()).isTrue());
        accident(
                "dotnet/core#5029: ambience alone says Production",
                process -> process.variable("DOTNET_ENVIRONMENT", "Production"),
                UNSET,
                NONE,
                here -> assertThat(here.resolution().line())
                        .contains("RINGFENCE_ENVIRONMENT=production if that is right"));
        accident(
                "rosenfeld/active_record_migrations#25: production is taken for development where a variable is missing",
                process -> process.variable("DATABASE_HOST", "db.internal"),
                UNSET,
                NONE,
                here -> assertThat(here.tier().belowProduction()).isFalse());
        accident(
                "rails#26731, #32202: test is taken for development",
                process -> process.variable(TOLD, "test").variable("APP_ENV", "development"),
                CONFLICT,
                NONE);
        accident(
                "alstjgg/wiryeschoolcommunity#14: a local run falls back to production",
                process -> process.variable("HOME", "/home/me"),
                UNSET,
                NONE);
        return tests;
    }

    @TestFactory
    List<DynamicTest> names_thatMeanSomethingElse() {
        accident(
                "opengovsg/postmangovsg#1550: NODE_ENV=production on staging",
                process -> process.variable(TOLD, "staging").variable("NODE_ENV", "production"),
                AGREED,
                NONE,
                here -> assertThat(here.tier()).isEqualTo(Tier.STAGING));
        accident(
                "bedrockio/bedrock-core#93: a second variable beside the first, and they disagree",
                process -> process.variable(TOLD, "staging").variable("APP_ENV", "production"),
                CONFLICT,
                NONE,
                here -> assertThat(here.resolution().toString()).contains("APP_ENV", "unset it, or say staging"));
        accident(
                "compasjs/compas#167: an environment built as production that is not for real users",
                process -> process.variable(TOLD, "preview"),
                AGREED,
                Set.of(Right.REACH_PRODUCTION),
                here -> assertThat(here.name()).isEqualTo("preview"));
        accident(
                "micronaut-core#1244: a build in a pod is taken for the cluster's application",
                process -> process.variable("CI", "true")
                        .variable("KUBERNETES_SERVICE_HOST", "10.0.0.1")
                        .variable("KUBERNETES_SERVICE_PORT", "443")
                        .variable("MICRONAUT_ENVIRONMENTS", "k8s,cloud"),
                UNSET,
                NONE,
                here -> assertThat(here.resolution().warnings()).contains("CI: a build server runs this"));
        accident(
                "micronaut-kubernetes#434: a file in the home folder is taken for a cluster",
                process -> process.property("user.home", "/home/me")
                        .file(Path.of("/home/me/.kube/config"), "current-context: production"),
                UNSET,
                NONE,
                here -> assertThat(here.resolution().claimedTiers()).isEmpty());
        accident(
                "indexnetwork/index#1312: names that end in _prod and are not",
                process -> process.variable(TOLD, "development").variable("POD_NAMESPACE", "feature_prod"),
                AGREED,
                Set.of(WRITE_UNGUARDED));
        return tests;
    }

    @TestFactory
    List<DynamicTest> circumstances_thatAreNoProof() {
        accident(
                "lobu-ai/lobu#989: a test suite with production's settings exported",
                process -> process.variable(TOLD, "production").stackClass("org.junit.platform.launcher.core.Launcher"),
                AGREED,
                NONE,
                here -> assertThat(here.resolution().toString()).contains("a test is running", "REACH_PRODUCTION"));
        accident(
                "DatabaseCleaner/database_cleaner#521: an exported DATABASE_URL is no claim",
                process -> process.variable(TOLD, "test").variable("DATABASE_URL", "postgres://db.production/shop"),
                AGREED,
                Set.of(WRITE_UNGUARDED));
        accident(
                "database_cleaner#703: a tunnel looks like localhost, so localhost is no claim",
                process -> process.variable("DATABASE_URL", "postgres://localhost/shop")
                        .variable("HOSTNAME", "localhost"),
                UNSET,
                NONE,
                here -> assertThat(here.resolution().claimedTiers()).isEmpty());
        accident(
                "thoughtbot/suspenders#979: 'a database URL is set' decides",
                process ->
                        process.variable("DATABASE_URL", "postgres://db/shop").variable("CI", "true"),
                UNSET,
                NONE);
        accident(
                "rails#23279, jalkoby/squasher#84: one variable switches the check off for everyone",
                process -> process.variable(TOLD, "staging")
                        .variable("DISABLE_DATABASE_ENVIRONMENT_CHECK", "1")
                        .variable("RINGFENCE_DISABLED", "true"),
                AGREED,
                NONE);
        return tests;
    }
}
