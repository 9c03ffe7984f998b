package dev.ringfence.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.audit.Actor;
import org.junit.jupiter.api.Test;

class WriteTest {

    @Test
    void write_unlessSaid_hasNoCeilingActorOrReason() {
        Write write = Write.custom("purge");

        assertThat(write.kind()).isEqualTo(Write.Kind.CUSTOM);
        assertThat(write.operation()).isEqualTo("purge");
        assertThat(write.maxRows()).isEmpty();
        assertThat(write.actor()).isEmpty();
        assertThat(write.reason()).isEmpty();
    }

    @Test
    void setters_each_keepTheOthers() {
        Write write = Write.sql("purge").maxRows(500).by(Actor.human("ada")).because("retention ended");

        assertThat(write.kind()).isEqualTo(Write.Kind.SQL);
        assertThat(write.maxRows()).hasValue(500);
        assertThat(write.actor()).contains(Actor.human("ada"));
        assertThat(write.reason()).contains("retention ended");
        assertThat(write).hasToString("SQL purge maxRows=500");
    }

    @Test
    void setters_twice_areRefused() {
        assertThatThrownBy(() -> Write.custom("purge").maxRows(1).maxRows(2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'maxRows' must be set once");
        assertThatThrownBy(() -> Write.custom("purge").because("a").because("b"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Write.custom("purge").by(Actor.human("a")).by(Actor.human("b")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void values_bad_areRefusedByName() {
        assertThatThrownBy(() -> Write.custom(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'operation' must not be blank");
        assertThatThrownBy(() -> Write.custom("purge").maxRows(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'maxRows' must not be negative but was -1");
        assertThatThrownBy(() -> Write.custom("purge").because(""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'reason' must not be blank");
    }
}
