package dev.ringfence.attest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ClaimsPropertyTest {
    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int[] alphabet = {'a', '"', '\\', '\n', 0, 0x7f, 0xe9, 0x2028, 0x20ac, 0x1f600, 'Z', '/', '<', ':'};
        for (int i = random.nextInt(6); i > 0; i--) {
            text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
        }
        return text.toString();
    }

    private static Claims claims(Random random, int depth) {
        Map<String, Runnable> puts = new LinkedHashMap<>();
        Claims.Builder builder = Claims.builder();
        for (int i = random.nextInt(5); i > 0; i--) {
            String name = text(random);
            int kind = random.nextInt(depth > 3 ? 4 : 6);
            puts.put(name, () -> {
                switch (kind) {
                    case 0 -> builder.text(name, text(random));
                    case 1 -> builder.number(name, random.nextLong() >> random.nextInt(64));
                    case 2 -> builder.flag(name, random.nextBoolean());
                    case 3 -> builder.texts(name, List.of(text(random), text(random)));
                    case 4 -> builder.group(name, claims(random, depth + 1));
                    default -> builder.groups(name, List.of(claims(random, depth + 1), Claims.none()));
                }
            });
        }
        puts.values().forEach(Runnable::run);
        return builder.build();
    }

    @Property(tries = 2_000, seed = "20261122")
    void statement_writtenAndRead_isTheSameInTheSameBytes(@ForAll Random random) {
        List<InTotoStatement.Subject> subjects = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            subjects.add(new InTotoStatement.Subject(text(random), Map.of(text(random), text(random))));
        }
        InTotoStatement statement = new InTotoStatement(subjects, "t" + text(random), claims(random, 0));

        InTotoStatement read = InTotoStatement.parse(statement.payload());

        assertThat(read).isEqualTo(statement);
        assertThat(read.payload()).isEqualTo(statement.payload());
    }

    /** Whatever one byte of a signed envelope becomes, nobody is told something else than was signed. */
    @Property(tries = 1_500, seed = "20261122")
    void envelope_withOneByteChanged_saysTheSameOrNothing(@ForAll Random random) {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        Claims claims = Claims.builder()
                .group("more", claims(random, 2))
                .instant(StatementVerifier.ISSUED_AT, now)
                .instant(StatementVerifier.EXPIRES_AT, now.plusSeconds(1))
                .build();
        InTotoStatement statement = InTotoStatement.of("s", "sha256", "00", "type", claims);
        SigningKey key = SigningKey.generate("ada");
        StatementVerifier verifier = StatementVerifier.of(VerificationKeys.of(key.verificationKey()), "type");
        StringBuilder json = new StringBuilder(Envelope.sign(statement, key).toJson());
        int at = random.nextInt(json.length());
        if (random.nextBoolean()) {
            json.setCharAt(at, (char) (json.charAt(at) ^ (1 << random.nextInt(7))));
        } else {
            json.deleteCharAt(at);
        }

        if (verifier.verify(json.toString(), now) instanceof Verification.Verified verified) {
            assertThat(verified.statement()).isEqualTo(statement);
        }
    }

    @Example
    void claims_absentOrOfAnotherType_areEmpty() {
        Claims claims = Claims.builder()
                .text("text", "x")
                .number("number", 5)
                .flag("flag", true)
                .texts("texts", List.of("a"))
                .build();

        assertThat(claims.text("text")).contains("x");
        assertThat(claims.number("number")).hasValue(5);
        assertThat(claims.flag("flag")).contains(true);
        assertThat(claims.texts("texts")).containsExactly("a");
        assertThat(claims.text("number")).isEmpty();
        assertThat(claims.text("absent")).isEmpty();
        assertThat(claims.number("text")).isEmpty();
        assertThat(claims.flag("text")).isEmpty();
        assertThat(claims.instant("text")).isEmpty();
        assertThat(claims.group("text")).isEmpty();
        assertThat(claims.groups("texts")).isEmpty();
        assertThat(claims.texts("text")).isEmpty();
    }

    @Example
    void claims_twiceOrMalformed_areRefused() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Claims.builder().text("a", "x").number("a", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Claims.builder().text("a", "\ud800"));
        assertThatIllegalArgumentException().isThrownBy(() -> Claims.builder().text("\udc00", "a"));
    }
}
