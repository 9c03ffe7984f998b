package dev.ringfence.spring.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.when;

import dev.ringfence.environment.EnvironmentDeniedException;
import dev.ringfence.environment.RequiresTier;
import dev.ringfence.environment.Tier;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DeferredImportSelector;
import org.springframework.context.annotation.Import;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** An application's own test with a mock in place of a guarded bean. */
@SpringBootTest(
        classes = StandInTest.Application.class,
        properties = {"ringfence.environment=staging", "ringfence.guards.annotations=enforce"})
class StandInTest {
    @MockitoBean
    private Payments payments;

    @Autowired
    private Refunds refunds;

    static class Payments {
        @RequiresTier(Tier.PRODUCTION)
        public String pay() {
            return "paid";
        }
    }

    static class Refunds {
        @RequiresTier(Tier.PRODUCTION)
        public void refund() {}
    }

    @Configuration(proxyBeanMethods = false)
    @Import(Starters.class)
    static class Application {
        @Bean
        Payments payments() {
            return new Payments();
        }

        @Bean
        Refunds refunds() {
            return new Refunds();
        }
    }

    static class Starters implements DeferredImportSelector {
        @Override
        public String[] selectImports(AnnotationMetadata importing) {
            return StreamSupport.stream(
                            ImportCandidates.load(
                                            AutoConfiguration.class, getClass().getClassLoader())
                                    .spliterator(),
                            false)
                    .filter(name -> name.startsWith("dev.ringfence."))
                    .toArray(String[]::new);
        }
    }

    @Test
    void mock_ofAGuardedBean_isNoProblemAndNotGuarded() {
        when(payments.pay()).thenReturn("as told");
        assertThatCode(payments::pay).doesNotThrowAnyException();
        assertThat(payments.pay()).isEqualTo("as told");
        assertThatThrownBy(refunds::refund).isInstanceOf(EnvironmentDeniedException.class);
    }
}
