package dev.ringfence.spring.proxy.unmanaged;

import dev.ringfence.environment.RequiresTier;
import dev.ringfence.environment.Tier;

class Forgotten {
    @RequiresTier(Tier.PRODUCTION)
    public void charge() {}
}
