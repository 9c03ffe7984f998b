package dev.ringfence.proxy;

import dev.ringfence.environment.RequiresRight;
import dev.ringfence.environment.RequiresTier;
import dev.ringfence.environment.Right;
import dev.ringfence.environment.Tier;
import java.io.IOException;

/** A service whose methods ask of the environment in every way there is. */
interface Shop {
    int count();

    @RequiresTier({Tier.TEST, Tier.DEVELOPMENT})
    int reset();

    @RequiresRight(Right.REACH_REAL_PEOPLE)
    int mail();

    int askedInClass();

    @RequiresTier({Tier.PRODUCTION, Tier.STAGING})
    int askedInBoth();

    @RequiresTier(Tier.PRODUCTION)
    default int askedByDefault() {
        return 1;
    }

    int fail() throws IOException;

    int assertsItself();

    @RequiresTier({Tier.PRODUCTION, Tier.STAGING, Tier.TEST, Tier.DEVELOPMENT})
    int asserts();

    @RequiresTier({Tier.PRODUCTION, Tier.STAGING, Tier.TEST, Tier.DEVELOPMENT})
    int assertsInside();

    /** The implementation. */
    class Plain implements Shop {
        int calls;

        @Override
        public int count() {
            return ++calls;
        }

        @Override
        public int reset() {
            return ++calls;
        }

        @Override
        public int mail() {
            return ++calls;
        }

        @Override
        @RequiresTier(Tier.STAGING)
        public int askedInClass() {
            return ++calls;
        }

        @Override
        @RequiresRight(Right.HOLD_LIVE_DATA)
        public int askedInBoth() {
            return ++calls;
        }

        @Override
        public int fail() throws IOException {
            throw new IOException("as it is");
        }

        @Override
        public int assertsItself() {
            return asserts();
        }

        @Override
        public int asserts() {
            Guards.assertActive();
            return ++calls;
        }

        @Override
        public int assertsInside() {
            return asserts();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Plain;
        }

        @Override
        public int hashCode() {
            return 42;
        }

        @Override
        public String toString() {
            return "plain shop";
        }
    }
}
