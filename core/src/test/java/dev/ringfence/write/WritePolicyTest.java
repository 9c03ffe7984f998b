package dev.ringfence.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.audit.Actor;
import org.junit.jupiter.api.Test;

class WritePolicyTest {

    @Test
    void standard_ceilings_areTenThousandAndAHundred() {
        WritePolicy policy = WritePolicy.standard();

        assertThat(policy.maxRowsPerStatement(Actor.Kind.SERVICE)).isEqualTo(10_000);
        assertThat(policy.maxRowsPerStatement(Actor.Kind.HUMAN)).isEqualTo(100);
        assertThat(policy.maxRowsPerStatement(Actor.Kind.AGENT)).isEqualTo(100);
    }

    @Test
    void permit_oneRuleAndShape_isForThatPairOnly() {
        WritePolicy policy = WritePolicy.builder()
                .permit("sql.truncate", "d1", "staging table of the import")
                .build();

        assertThat(policy.permission("sql.truncate", "d1")).contains("staging table of the import");
        assertThat(policy.permission("sql.truncate", "d2")).isEmpty();
        assertThat(policy.permission("sql.drop", "d1")).isEmpty();
    }

    @Test
    void permit_withoutAReasonOrTwice_isRefused() {
        assertThatThrownBy(() -> WritePolicy.builder().permit("sql.truncate", "d1", " "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'reason' must not be blank");
        assertThatThrownBy(() ->
                        WritePolicy.builder().permit("sql.truncate", "d1", "a").permit("sql.truncate", "d1", "b"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("sql.truncate");
    }

    @Test
    void ceilings_negative_areRefused() {
        assertThatThrownBy(() -> WritePolicy.builder().maxRowsPerStatement(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'maxRowsPerStatement' must not be negative but was -1");
        assertThatThrownBy(() -> WritePolicy.builder().maxRowsPerStatementOfPeople(-5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'maxRowsPerStatementOfPeople' must not be negative but was -5");
    }
}
