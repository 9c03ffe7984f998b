package dev.ringfence.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class RingfenceExceptionTest {
    private final Refusal refusal = new Refusal(
            Guard.SQL,
            "sql.truncate",
            "TRUNCATE on [customer]",
            "production",
            List.of("WRITE_UNGUARDED is not held"),
            "move it into a migration");

    @Test
    void message_ofARefusal_saysWhatRuleWhereWhyAndWhatNext() {
        assertThat(new RingfenceException(refusal))
                .hasMessage("TRUNCATE on [customer] was refused in environment 'production' by rule sql.truncate."
                        + " Evidence: WRITE_UNGUARDED is not held. Remedy: move it into a migration");
    }

    @Test
    void refusal_ofAnException_isCarriedAsFields() {
        assertThat(new RingfenceException(refusal).refusal()).isEqualTo(refusal);
    }

    @Test
    void refusal_afterSerialization_keepsTheMessage() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new RingfenceException(refusal));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            RingfenceException copy = (RingfenceException) in.readObject();
            assertThat(copy).hasMessage(refusal.message());
            assertThat(copy.refusal().what()).isEqualTo(refusal.message());
        }
    }
}
