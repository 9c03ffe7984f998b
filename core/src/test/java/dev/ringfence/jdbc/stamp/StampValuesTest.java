package dev.ringfence.jdbc.stamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ringfence.environment.DataClass;
import dev.ringfence.environment.Tier;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StampValuesTest {
    private static final DatastoreOrigin ORIGIN = new DatastoreOrigin("", "h2:mem:a");
    private static final String NONCE = "0123456789abcdef0123456789abcdef";

    private static DatastoreStamp stamp(
            String environment, Tier tier, DataClass dataClass, String nonce, long sequence, String by, String reason) {
        return new DatastoreStamp(
                environment, tier, dataClass, ORIGIN, nonce, sequence, by, Instant.EPOCH, reason, "test");
    }

    @Test
    void stamp_withAFieldThatCannotBe_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stamp(" ", Tier.TEST, DataClass.SYNTHETIC, NONCE, 1, "ops", "new"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stamp("test", Tier.UNKNOWN, DataClass.SYNTHETIC, NONCE, 1, "ops", "new"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stamp("test", Tier.TEST, DataClass.SYNTHETIC, NONCE.replace('a', 'A'), 1, "o", "n"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stamp("test", Tier.TEST, DataClass.SYNTHETIC, NONCE, 0, "ops", "new"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stamp("test", Tier.TEST, DataClass.SYNTHETIC, NONCE, 1, "o".repeat(201), "new"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stamp("test", Tier.TEST, DataClass.SYNTHETIC, NONCE, 1, "ops", "n".repeat(1_001)));
    }

    @Test
    void link_ofAnyOtherField_isAnother() {
        DatastoreStamp stamp = stamp("test", Tier.TEST, DataClass.SYNTHETIC, NONCE, 1, "ops", "new");
        String link = StampLink.of(StampLink.ROOT, stamp);
        assertThat(link).hasSize(64).isEqualTo(StampLink.of(StampLink.ROOT, stamp));
        assertThat(java.util.List.of(
                        StampLink.of("other", stamp),
                        StampLink.of("root", stamp("tes", Tier.TEST, DataClass.SYNTHETIC, NONCE, 1, "ops", "new")),
                        StampLink.of("root", stamp("test", Tier.STAGING, DataClass.SYNTHETIC, NONCE, 1, "ops", "new")),
                        StampLink.of("root", stamp("test", Tier.TEST, DataClass.SANITIZED, NONCE, 1, "ops", "new")),
                        StampLink.of("root", stamp("test", Tier.TEST, DataClass.SYNTHETIC, NONCE, 2, "ops", "new")),
                        StampLink.of("root", stamp("test", Tier.TEST, DataClass.SYNTHETIC, NONCE, 1, "op", "snew"))))
                .doesNotContain(link)
                .doesNotHaveDuplicates();
    }

    @Test
    void declaration_metByADatastore_isAStampOfThatDatastoreAlone() {
        DeclaredStamp declared = new DeclaredStamp("h2:mem:a", "vendor", Tier.STAGING, DataClass.SANITIZED, "no table");
        DatastoreStamp stamp = declared.stampOf(ORIGIN).orElseThrow();
        assertThat(stamp.origin()).isEqualTo(ORIGIN);
        assertThat(stamp.tier()).isEqualTo(Tier.STAGING);
        // An override names it before the datastore is met, in another process too.
        assertThat(declared.stampOf(ORIGIN)).contains(stamp);
        assertThat(declared.stampOf(new DatastoreOrigin("", "h2:mem:b"))).isEmpty();
        // Where the engine proves who it is, the endpoint is not what is meant.
        assertThat(declared.stampOf(new DatastoreOrigin("postgresql:1/2", "h2:mem:a")))
                .isEmpty();
    }

    @Test
    void origin_withoutIdentity_neverProvablyDiffers() {
        DatastoreOrigin proven = new DatastoreOrigin("postgresql:1/2", "a");
        assertThat(proven.provablyDiffersFrom(new DatastoreOrigin("postgresql:1/3", "a")))
                .isTrue();
        assertThat(proven.provablyDiffersFrom(new DatastoreOrigin("postgresql:1/2", "b")))
                .isFalse();
        assertThat(proven.provablyDiffersFrom(ORIGIN)).isFalse();
        assertThat(ORIGIN.provablyDiffersFrom(new DatastoreOrigin("", "h2:mem:b")))
                .isFalse();
    }
}
