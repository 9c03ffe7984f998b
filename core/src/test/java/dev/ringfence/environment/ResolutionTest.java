package dev.ringfence.environment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ResolutionTest {

    private static Resolution resolve(RecordedContext.Builder process) {
        return EnvironmentResolver.builder()
                .insteadOfThisProcess(process.build(), "unit test")
                .resolve()
                .resolution();
    }

    @Test
    void toString_allAgree_isOneLine() {
        Resolution resolution = resolve(EvidenceContext.recorded()
                .variable("RINGFENCE_ENVIRONMENT", "prod")
                .variable("APP_ENV", "production"));
        assertThat(resolution)
                .hasToString("Environment 'production', tier production, holds HOLD_LIVE_DATA, REACH_REAL_PEOPLE,"
                        + " REACH_PRODUCTION. Evidence: RINGFENCE_ENVIRONMENT 'prod', APP_ENV 'production'."
                        + " Warning: this process itself was not looked at: unit test.");
        assertThat(resolution.needsAttention()).isFalse();
    }

    @Test
    void toString_conflict_isATableWithRemedies() {
        Resolution resolution = resolve(EvidenceContext.recorded()
                .variable("RINGFENCE_ENVIRONMENT", "prod")
                .variable("SPRING_PROFILES_ACTIVE", "metrics,dev"));
        assertThat(resolution.toString().lines().map(String::stripTrailing))
                .containsExactly(
                        "Environment in CONFLICT: production and development are claimed; holds no right.",
                        "  source                                       says                           effect            "
                                + "  remedy",
                        "  environment variable RINGFENCE_ENVIRONMENT   'prod'                         claims production "
                                + "  right? then change the others; wrong? then change this",
                        "  environment variable SPRING_PROFILES_ACTIVE  a word of 7 characters, 'dev'  claims development"
                                + "  unset it, or say production",
                        "  warning: this process itself was not looked at: unit test",
                        "  next: let every source name the same environment");
    }

    @Test
    void line_unset_saysWhatToSet() {
        assertThat(resolve(EvidenceContext.recorded().variable("APP_ENV", "staging"))
                        .line())
                .startsWith(
                        "Environment UNSET: nobody said it explicitly; holds no right. Evidence: APP_ENV 'staging'.")
                .endsWith("Next: set RINGFENCE_ENVIRONMENT=staging if that is right.");
        assertThat(resolve(EvidenceContext.recorded()).line())
                .endsWith("Next: set RINGFENCE_ENVIRONMENT=production, staging, test or development.");
    }

    @Test
    void table_manyWords_isCut() {
        assertThat(resolve(EvidenceContext.recorded().variable("ENV", "test ".repeat(1_000)))
                        .table())
                .contains("'test', 'test', 'test', 'test', and 996 more words");
    }

    @Test
    void toJson_read_holdsTheSame() {
        Resolution resolution = resolve(EvidenceContext.recorded()
                .variable("RINGFENCE_ENVIRONMENT", "prod")
                .stackClass("org.testng.TestNG"));
        JsonNode json = JsonMapper.shared().readTree(resolution.toJson());
        assertThat(json.path("name").asString()).isEqualTo("production");
        assertThat(json.path("tier").asString()).isEqualTo("production");
        assertThat(json.path("verdict").asString()).isEqualTo("agreed");
        assertThat(json.path("rights")).isEmpty();
        assertThat(json.path("evidence")).hasSize(resolution.evidence().size());
        JsonNode runner = json.path("evidence")
                .valueStream()
                .filter(row -> row.path("key").asString().equals("test runner"))
                .findFirst()
                .orElseThrow();
        assertThat(runner.path("effect").asString()).isEqualTo("withholds");
        assertThat(runner.path("withheld")).hasSize(3);
    }
}
