package dev.ringfence.spring.proxy.unmanaged;

import dev.ringfence.environment.RequiresTier;
import dev.ringfence.environment.Tier;

class Remembered {
    @RequiresTier(Tier.PRODUCTION)
    public void charge() {}
}
