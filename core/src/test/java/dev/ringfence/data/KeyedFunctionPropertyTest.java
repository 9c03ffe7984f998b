package dev.ringfence.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.macs.CMac;
import org.bouncycastle.crypto.params.KeyParameter;

class KeyedFunctionPropertyTest {
    private static final int WORDS = 4;

    /** The tag by another implementation, and behind it the tag as one block under the second key. */
    private static long[] oracle(byte[] key, String text) throws GeneralSecurityException {
        CMac mac = new CMac(AESEngine.newInstance());
        mac.init(new KeyParameter(Arrays.copyOf(key, 32)));
        byte[] form = text.getBytes(StandardCharsets.UTF_8);
        mac.update(form, 0, form.length);
        byte[] tag = new byte[16];
        mac.doFinal(tag, 0);
        Cipher second = Cipher.getInstance("AES/ECB/NoPadding");
        second.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, 32, 32, "AES"));
        ByteBuffer bits = ByteBuffer.allocate(32).put(tag).put(second.doFinal(tag));
        bits.flip();
        long[] words = new long[WORDS];
        bits.asLongBuffer().get(words);
        return words;
    }

    private static long[] words(Draw draw) {
        long[] words = new long[WORDS];
        Arrays.setAll(words, i -> draw.next());
        assertThatIllegalStateException().isThrownBy(draw::next);
        return words;
    }

    @Property(tries = 2_000, seed = "20261122")
    void draw_anyText_isAnotherImplementationsCmac(
            @ForAll @Size(64) byte[] key, @ForAll @StringLength(max = 80) String text) throws GeneralSecurityException {
        assertThat(words(new KeyedFunction(key, "test").draw(text))).isEqualTo(oracle(key, text));
    }

    @Property(tries = 500, seed = "20261122")
    void forms_anyTextsTogether_haveTheBitsOfEachAlone(
            @ForAll @Size(64) byte[] key, @ForAll @Size(max = 60) List<@StringLength(max = 70) String> texts) {
        KeyedFunction keyed = new KeyedFunction(key, "test");
        KeyedForms forms = new KeyedForms(keyed, 4);
        for (int round = 0; round < 2; round++) {
            for (String text : texts) {
                byte[] form = text.getBytes(StandardCharsets.UTF_8);
                System.arraycopy(form, 0, forms.begin(form.length), forms.at(), form.length);
                forms.end(form.length);
            }
            forms.compute();
            for (int i = 0; i < texts.size(); i++) {
                assertThat(words(forms.draw(i))).as("form %d", i).isEqualTo(words(keyed.draw(texts.get(i))));
            }
            forms.clear();
        }
    }
}
