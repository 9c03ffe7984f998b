package dev.ringfence.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.environment.Evidence;
import dev.ringfence.environment.EvidenceContext;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class SpringPropertySourceTest {
    private static final String KEY = "ringfence.environment";

    private final SpringPropertySource source =
            new SpringPropertySource(new MockEnvironment().withProperty(KEY, "staging"));
    private final Evidence silent = Evidence.silent(source.name(), source.kind(), KEY);

    @Test
    void property_ofSpringAlone_speaks() {
        assertThat(source.read(EvidenceContext.empty()))
                .containsExactly(Evidence.explicit(source.name(), KEY, "staging"));
    }

    @Test
    void property_thatIsTheSystemPropertyOrTheVariable_isSilent() {
        assertThat(source.read(
                        EvidenceContext.recorded().property(KEY, "staging").build()))
                .containsExactly(silent);
        assertThat(source.read(EvidenceContext.recorded()
                        .variable("RINGFENCE_ENVIRONMENT", "staging")
                        .build()))
                .containsExactly(silent);
    }

    @Test
    void property_thatDiffersFromTheVariable_speaks() {
        assertThat(source.read(EvidenceContext.recorded()
                        .variable("RINGFENCE_ENVIRONMENT", "production")
                        .build()))
                .containsExactly(Evidence.explicit(source.name(), KEY, "staging"));
    }
}
