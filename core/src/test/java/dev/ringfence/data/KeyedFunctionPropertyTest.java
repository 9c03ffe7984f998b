package dev.ringfence.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class KeyedFunctionPropertyTest {

    @Property(tries = 2_000, seed = "20261122")
    void draw_anyText_isThePlatformsHmac(@ForAll @Size(32) byte[] key, @ForAll String text) {
        ByteBuffer oracle = ByteBuffer.wrap(KeyedFunction.hmac(new SecretKeySpec(key, "HmacSHA256"))
                .doFinal(text.getBytes(StandardCharsets.UTF_8)));
        Draw draw = new KeyedFunction(key, "test").draw(text);
        for (int i = 0; i < 4; i++) {
            assertThat(draw.next()).as("word %d", i).isEqualTo(oracle.getLong());
        }
    }
}
