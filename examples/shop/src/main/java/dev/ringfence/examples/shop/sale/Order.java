package dev.ringfence.examples.shop.sale;

import java.time.LocalDateTime;

/** What was bought. */
public record Order(long id, long customerId, int totalCents, LocalDateTime orderedAt) {}
