package dev.ringfence.examples.boot35;

import dev.ringfence.environment.RequiresTier;
import dev.ringfence.environment.Tier;
import dev.ringfence.write.GuardedWrite;

/** What the shop does with its prices. The annotations are read by core's proxy. */
interface Prices {
    /** Raises the prices of a shelf by one hundredth, and gives how many. */
    @GuardedWrite(operation = "raise-prices", maxRows = 10)
    int raise(String shelf);

    /** Makes up prices, which no customer must ever see. */
    @RequiresTier(Tier.DEVELOPMENT)
    int makeUp();
}
