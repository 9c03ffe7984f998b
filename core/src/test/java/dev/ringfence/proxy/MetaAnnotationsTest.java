package dev.ringfence.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.base.Levels;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.EnvironmentDeniedException;
import dev.ringfence.environment.RequiresTier;
import dev.ringfence.environment.Tier;
import dev.ringfence.write.GuardedWrite;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Method;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MetaAnnotationsTest {
    private final Guards guards = Guards.of(
            DeploymentEnvironment.resolver().explicit("staging").resolve(),
            Levels.observing().with(Guard.ANNOTATIONS, Level.ENFORCE));

    @Retention(RetentionPolicy.RUNTIME)
    @RequiresTier(Tier.PRODUCTION)
    @interface LiveOnly {}

    @Retention(RetentionPolicy.RUNTIME)
    @LiveOnly
    @interface Charging {}

    /** Stands on itself, as Java allows. */
    @Circular
    @Retention(RetentionPolicy.RUNTIME)
    @interface Circular {}

    interface Shop {
        @LiveOnly
        void once();

        @Charging
        void twice();

        @Circular
        void circular();

        @Charging
        @RequiresTier(Tier.STAGING)
        void nearest();
    }

    static class Calm implements Shop {
        @Override
        public void once() {}

        @Override
        public void twice() {}

        @Override
        public void circular() {}

        @Override
        public void nearest() {}
    }

    static class Hidden extends Calm {
        @Charging
        void own() {}
    }

    @Test
    void annotation_onAnotherAnnotation_speaksForTheMethod() {
        Shop shop = guards.proxy(Shop.class, new Calm());

        assertThatThrownBy(shop::once).isInstanceOf(EnvironmentDeniedException.class);
        assertThatThrownBy(shop::twice).isInstanceOf(EnvironmentDeniedException.class);
        shop.circular();
        shop.nearest();
    }

    @Test
    void annotation_thatNoProxyReads_isRefusedAlsoIfItStandsOnAnother() {
        assertThatThrownBy(() -> guards.proxy(Shop.class, new Hidden()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("@RequiresTier on Hidden.own would guard nothing");
    }

    @Test
    void isMarked_looksWhereTheAnnotationStandsAndIsAnnotatedAbove() throws Exception {
        Method above = Shop.class.getDeclaredMethod("twice");
        Method below = Calm.class.getDeclaredMethod("twice");

        assertThat(GuardedMethod.isMarked(above, Set.of(RequiresTier.class))).isTrue();
        assertThat(GuardedMethod.isMarked(above, Set.of(GuardedWrite.class))).isFalse();
        assertThat(GuardedMethod.isMarked(below, Set.of(RequiresTier.class))).isFalse();
        assertThat(new GuardedMethod(Calm.class, Calm.class, below).isAnnotated(Set.of(RequiresTier.class), Set.of()))
                .isTrue();
    }
}
