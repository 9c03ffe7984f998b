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

    @Test
    void content_ofEveryKind_isKeptInOrder() {
        Write write = Write.sql("purge")
                .target("customer")
                .expecting(12)
                .ticket("OPS-12")
                .argument("cutoff", "2020-01-01")
                .argument("nothing", null)
                .statement("DELETE FROM customer WHERE id = ?", 7)
                .statement("DELETE FROM orders WHERE note IS ?", (Object) null)
                .destructive()
                .asDryRun()
                .requiring("approval", "recovery-point");

        assertThat(write.target()).contains("customer");
        assertThat(write.expectedRows()).hasValue(12);
        assertThat(write.ticket()).contains("OPS-12");
        assertThat(write.arguments()).extracting(Write.Argument::name).containsExactly("cutoff", "nothing");
        assertThat(write.statements())
                .extracting(Write.BoundStatement::parameters)
                .containsExactly(java.util.List.of(7), java.util.Collections.singletonList(null));
        assertThat(write.isDestructive()).isTrue();
        assertThat(write.isDryRun()).isTrue();
        assertThat(write.requirements()).containsExactly("approval", "recovery-point");
    }

    @Test
    void content_changedByItsOwnerAfterwards_doesNotChangeTheWrite() {
        byte[] key = {1, 2, 3};
        Write write = Write.sql("purge").argument("key", key).statement("DELETE FROM t WHERE k = ?", (Object) key);
        key[0] = 9;

        assertThat(write.arguments().get(0).value()).isEqualTo(new byte[] {1, 2, 3});
        assertThat(write.statements().get(0).parameters().get(0)).isEqualTo(new byte[] {1, 2, 3});
    }

    @Test
    void content_printed_showsNoValue() {
        Write write =
                Write.sql("purge").argument("cutoff", "secret").statement("DELETE FROM t WHERE k = 'secret'", 4711);

        assertThat(write + " " + write.arguments() + " " + write.statements())
                .doesNotContain("secret")
                .doesNotContain("4711")
                .contains("cutoff")
                .contains("with 1 parameters");
    }

    @Test
    void content_givenTwice_isRefused() {
        assertThatThrownBy(() -> Write.sql("purge").argument("a", 1).argument("a", 2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("'a' must be set once but was set before on write purge");
        assertThatThrownBy(() -> Write.sql("purge").target("a").target("b")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Write.sql("purge").expecting(1).expecting(2))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Write.sql("purge").ticket("a").ticket("b")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Write.sql("purge").asDryRun().asDryRun()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Write.sql("purge").destructive().destructive())
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Write.sql("purge").requiring("a").requiring("b"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void content_blankOrNegative_isRefused() {
        assertThatThrownBy(() -> Write.sql("purge").target(" ")).hasMessage("'target' must not be blank");
        assertThatThrownBy(() -> Write.sql("purge").ticket("")).hasMessage("'ticket' must not be blank");
        assertThatThrownBy(() -> Write.sql("purge").argument(" ", 1)).hasMessage("'name' must not be blank");
        assertThatThrownBy(() -> Write.sql("purge").statement(" ")).hasMessage("'sql' must not be blank");
        assertThatThrownBy(() -> Write.sql("purge").requiring()).hasMessage("'requirements' must not be empty");
        assertThatThrownBy(() -> Write.sql("purge").expecting(-1))
                .hasMessage("'expectedRows' must not be negative but was -1");
    }
}
