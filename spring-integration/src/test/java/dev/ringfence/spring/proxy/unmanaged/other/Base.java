package dev.ringfence.spring.proxy.unmanaged.other;

import dev.ringfence.environment.RequiresTier;
import dev.ringfence.environment.Tier;

/** Its method cannot be overridden from where its subclasses stand. */
public class Base {
    @RequiresTier(Tier.PRODUCTION)
    void charge() {}
}
