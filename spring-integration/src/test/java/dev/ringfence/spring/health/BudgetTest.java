package dev.ringfence.spring.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.health.BudgetSwitch;
import dev.ringfence.health.ErrorBudget;
import dev.ringfence.spring.StartProblemsException;
import dev.ringfence.spring.Starter;
import dev.ringfence.write.OperatingMode;
import dev.ringfence.write.OperatingModeSwitch;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class BudgetTest {
    private final ApplicationContextRunner context =
            Starter.context().withPropertyValues("ringfence.environment=staging");

    @Test
    void budgets_unset_makeNothing() {
        context.run(started -> assertThat(started)
                .hasNotFailed()
                .doesNotHaveBean(ErrorBudget.class)
                .doesNotHaveBean(BudgetSwitch.class)
                .doesNotHaveBean("ringfenceBudgetsHealthIndicator"));
    }

    @Test
    void budget_ofSettings_isABeanOfItsName() {
        context.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .withPropertyValues(
                        "ringfence.health.budgets.orders.objective=0.999",
                        "ringfence.health.budgets.sign-up.objective=0.95",
                        "ringfence.health.budgets.sign-up.minimum-events=7")
                .run(started -> {
                    ErrorBudget orders = started.getBean("ordersErrorBudget", ErrorBudget.class);
                    assertThat(orders.objective()).isEqualTo(0.999);
                    assertThat(started.getBean("sign-upErrorBudget", ErrorBudget.class)
                                    .name())
                            .isEqualTo("sign-up");
                    assertThat(started).doesNotHaveBean(BudgetSwitch.class);
                    assertThat(started.getBean(MeterRegistry.class).getMeters())
                            .anyMatch(meter -> "orders".equals(meter.getId().getTag("budget")));
                });
    }

    @Test
    void budget_thatFails_isTold() {
        context.withPropertyValues(
                        "ringfence.health.budgets.orders.objective=0.95",
                        "ringfence.health.budgets.orders.minimum-events=1",
                        "ringfence.health.budgets.orders.minimum-errors=1",
                        "ringfence.health.budgets.calm.objective=0.99")
                .run(started -> {
                    HealthIndicator indicator =
                            started.getBean("ringfenceBudgetsHealthIndicator", HealthIndicator.class);
                    assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);
                    ErrorBudget orders = started.getBean("ordersErrorBudget", ErrorBudget.class);
                    for (int i = 0; i < 20; i++) {
                        orders.record(false);
                    }
                    assertThat(indicator.health().getStatus()).isEqualTo(Status.DOWN);
                    assertThat(indicator.health().getDetails())
                            .containsEntry("orders", "down")
                            .containsEntry("calm", "up");
                });
    }

    @Test
    void budget_thatIsTo_makesTheApplicationReadOnly() {
        context.withPropertyValues(
                        "ringfence.health.budgets.orders.objective=0.99",
                        "ringfence.health.budgets.orders.read-only=true",
                        "ringfence.health.budgets.orders.minimum-events=1",
                        "ringfence.health.budgets.orders.minimum-errors=1",
                        "ringfence.health.read-only.check-every=1h")
                .run(started -> {
                    ErrorBudget orders = started.getBean(ErrorBudget.class);
                    for (int i = 0; i < 50; i++) {
                        orders.record(false);
                    }
                    started.getBean(BudgetSwitch.class).check();
                    assertThat(started.getBean(OperatingModeSwitch.class).mode())
                            .isEqualTo(OperatingMode.READ_ONLY);
                });
    }

    @Test
    void beans_ofTheUser_win() {
        ErrorBudget own = ErrorBudget.builder("own", 0.99).build();
        context.withBean("ordersErrorBudget", ErrorBudget.class, () -> own)
                .withBean(
                        BudgetSwitch.class,
                        () -> BudgetSwitch.builder(OperatingModeSwitch.builder(DeploymentEnvironment.resolver()
                                                .explicit("staging")
                                                .resolve())
                                        .build())
                                .budget(own)
                                .checkedByCaller()
                                .build())
                .withPropertyValues(
                        "ringfence.health.budgets.orders.objective=0.999",
                        "ringfence.health.budgets.orders.read-only=true")
                .run(started -> {
                    assertThat(started.getBean(ErrorBudget.class)).isSameAs(own);
                    assertThat(started).hasSingleBean(BudgetSwitch.class).doesNotHaveBean("ringfenceBudgetSwitch");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "ringfence.health.budgets.orders.objective=1.5, 'ringfence.health.budgets.orders'",
        "ringfence.health.budgets.orders.read-only=true, 'ringfence.health.budgets.orders'",
        "ringfence.health.budgets.orders.objectiv=0.9, objective",
        "ringfence.health.budgets.orders.objective=much, must be a double"
    })
    void setting_thatDoesNotFit_failsTheStart(String setting, String message) {
        context.withPropertyValues(setting)
                .run(started -> assertThat(started)
                        .getFailure()
                        .hasRootCauseInstanceOf(StartProblemsException.class)
                        .rootCause()
                        .hasMessageContaining(message));
    }
}
