package dev.ringfence.outbound;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * How many different recipients may have mail within a length of time that slides along. A recipient counts once, until
 * that time has passed since the last message to them.
 *
 * <p>Holds no more addresses than it allows. Safe for use by many threads.
 */
final class RecipientBudget {
    private final int recipients;
    private final Duration within;
    private final LongSupplier ticker;
    /** Each with the moment of the last message, by the machine's nanoseconds; the oldest first. */
    private final Map<String, Long> recent = new LinkedHashMap<>();

    RecipientBudget(int recipients, Duration within, LongSupplier ticker) {
        this.recipients = recipients;
        this.within = within;
        this.ticker = ticker;
    }

    /**
     * Uses it for all recipients of a message, or for none of them where they do not fit.
     *
     * @param addresses in one spelling each
     * @return true if they fit
     */
    synchronized boolean use(Set<String> addresses) {
        long now = ticker.getAsLong();
        forgetBefore(now);
        long added = addresses.stream()
                .filter(address -> !recent.containsKey(address))
                .count();
        if (recent.size() + added > recipients) {
            return false;
        }
        for (String address : addresses) {
            // Put back as the youngest.
            recent.remove(address);
            recent.put(address, now);
        }
        return true;
    }

    private void forgetBefore(long now) {
        Iterator<Long> oldest = recent.values().iterator();
        while (oldest.hasNext() && now - oldest.next() >= within.toNanos()) {
            oldest.remove();
        }
    }

    /** Such as {@code 1000 within PT1H}. */
    @Override
    public String toString() {
        return recipients + " within " + within;
    }
}
