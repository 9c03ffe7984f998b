package dev.ringfence.refresh.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.sanitize.Sanitizer;
import dev.ringfence.refresh.base.RefreshDeniedException;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.Travel;
import java.math.BigDecimal;
import java.sql.JDBCType;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetPlanTest {
    private static final List<DatasetColumn> COLUMNS = List.of(
            new DatasetColumn("Id", JDBCType.BIGINT, 0, false),
            new DatasetColumn("EMAIL", JDBCType.VARCHAR, 120, true),
            new DatasetColumn("born", JDBCType.DATE, 0, true),
            new DatasetColumn("total", JDBCType.DECIMAL, 0, true),
            new DatasetColumn("tags", JDBCType.ARRAY, 0, true));

    private static SanitizationPolicy.Builder rules() {
        return SanitizationPolicy.builder("shop")
                .keep("customers.id")
                .pseudonymize("customers.email", InfoType.EMAIL_ADDRESS)
                .rule("customers.born", new Treatment.ShiftDate("id", 30))
                .rule("customers.total", new Treatment.Bucket(100));
    }

    private static DatasetPlan plan(SanitizationPolicy policy) {
        return DatasetPlan.of("customers", COLUMNS, policy, Environments.PRODUCTION);
    }

    @Test
    void columnsWithoutARule_areRefusedTogetherWithRulesToPaste() {
        SanitizationPolicy policy =
                SanitizationPolicy.builder("shop").keep("customers.id").build();

        assertThatExceptionOfType(RefreshDeniedException.class)
                .isThrownBy(() -> plan(policy))
                .satisfies(denied -> {
                    assertThat(denied.refusal().rule()).isEqualTo("refresh.column-without-rule");
                    assertThat(denied.rulesToAdd())
                            .hasSize(4)
                            .contains("{\"column\":\"customers.email\",\"action\":\"pseudonymize\","
                                    + "\"infoType\":\"EMAIL_ADDRESS\"}");
                });
    }

    /** The same rules as for tables: a type, a length, NULL, a neighbour, a rule that blocks. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "customers.id | {\"action\":\"nullify\"} | the column is NOT NULL",
                "customers.tags | {\"action\":\"pseudonymize\",\"infoType\":\"PERSON_NAME\"} | cannot be used on type ARRAY",
                "customers.email | {\"action\":\"block\"} | is blocked by the policy",
                "customers.born | {\"action\":\"shift-date\",\"subject\":\"nobody\",\"mostDays\":30} | called 'nobody'"
            })
    void treatmentThatAColumnCannotTake_isRefused(String column, String rule, String objection) {
        String rules = rules().keep("customers.tags").build().toJson();
        SanitizationPolicy policy = SanitizationPolicy.parse(rules.replaceAll(
                "\\{\"column\": *\"" + column.replace(".", "\\.") + "\"[^}]*}",
                "{\"column\": \"" + column + "\", " + rule.substring(1)));

        assertThatExceptionOfType(RefreshDeniedException.class)
                .isThrownBy(() -> plan(policy))
                .withMessageContaining(objection)
                .satisfies(denied -> assertThat(denied.refusal().rule()).isEqualTo("refresh.plan"));
    }

    @Test
    void textThatIsTooShort_isRefused() {
        List<DatasetColumn> narrow = List.of(new DatasetColumn("email", JDBCType.VARCHAR, 4, true));

        assertThatExceptionOfType(RefreshDeniedException.class)
                .isThrownBy(() -> DatasetPlan.of("customers", narrow, rules().build(), Environments.PRODUCTION))
                .withMessageContaining("too short");
    }

    @Test
    void processBelowProduction_plansNothing() {
        assertThatExceptionOfType(RefreshDeniedException.class)
                .isThrownBy(() -> DatasetPlan.of(
                        "customers", COLUMNS, rules().keep("customers.tags").build(), Environments.STAGING))
                .satisfies(denied -> assertThat(denied.refusal().rule()).isEqualTo("refresh.environment"));
    }

    @Test
    void plan_inAnotherProcess_doesTheSame() {
        DatasetPlan plan = plan(rules().keep("customers.tags").build());
        DatasetPlan there = Travel.copy(plan);
        Sanitizer sanitizer = Sanitizer.of(plan.policy(), PseudonymKey.ephemeral());
        Object[][] here = cells();
        Object[][] other = cells();
        plan.with(sanitizer).apply(here, 2);
        there.with(sanitizer).apply(other, 2);

        assertThat(other).isDeepEqualTo(here);
        assertThat(there).hasToString(plan.toString());
        assertThat(there.columns()).isEqualTo(plan.columns());
        assertThat(there.identifying()).isEqualTo(plan.identifying()).containsExactly(1);
    }

    /** Columns go by the plan; what a text holds goes by the sanitizer. */
    @Test
    void transformation_byAnotherPolicy_isRefused() {
        DatasetPlan plan = plan(rules().keep("customers.tags").build());
        Sanitizer other = Sanitizer.of(
                rules().keep("customers.tags")
                        .finding(InfoType.EMAIL_ADDRESS, new Treatment.Keep())
                        .build(),
                PseudonymKey.ephemeral());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.with(other))
                .withMessageStartingWith("'sanitizer' must be of the policy that data set 'customers' was planned by");
    }

    @Test
    void transformation_changesWhatThePolicySays_asTheSanitizerDoes() {
        DatasetPlan plan = plan(rules().keep("customers.tags").build());
        Sanitizer sanitizer = Sanitizer.of(plan.policy(), PseudonymKey.ephemeral());
        DatasetTransformation transformation = plan.with(sanitizer);
        Object[][] cells = cells();
        transformation.apply(cells, 2);

        Object email = sanitizer.transformation(plan.treatments().get(1), 120).apply("ada@engine.org");
        Object born = sanitizer
                .transformation(plan.treatments().get(2), Integer.MAX_VALUE)
                .apply(LocalDate.of(1980, 5, 17), 7L);
        assertThat(cells[1]).containsExactly(email, null, "beyond");
        assertThat(cells[2][0]).isEqualTo(born).isNotEqualTo(LocalDate.of(1980, 5, 17));
        assertThat((BigDecimal) cells[3][1]).isEqualByComparingTo("1200");
        assertThat(cells[0]).containsExactly(7L, 8L, 9L);
        assertThat(List.of(0, 1, 2, 3, 4)).filteredOn(transformation::changes).containsExactly(1, 2, 3);
        assertThat(List.of(0, 1, 2, 3, 4)).filteredOn(transformation::decides).containsExactly(0);
    }

    /** One row more than is asked for, which stays. */
    private static Object[][] cells() {
        return new Object[][] {
            {7L, 8L, 9L},
            {"ada@engine.org", null, "beyond"},
            {LocalDate.of(1980, 5, 17), null, LocalDate.EPOCH},
            {null, new BigDecimal("1299.90"), BigDecimal.ONE},
            {}
        };
    }

    @Test
    void columnsAndNames_thatAreNone_areRefused() {
        SanitizationPolicy policy = rules().build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatasetPlan.of(" ", COLUMNS, policy, Environments.PRODUCTION))
                .withMessage("'name' must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatasetPlan.of("customers", List.of(), policy, Environments.PRODUCTION))
                .withMessage("'columns' must not be empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DatasetColumn("email", JDBCType.VARCHAR, -1, true))
                .withMessage("'maxLength' must not be negative but was -1");
    }
}
