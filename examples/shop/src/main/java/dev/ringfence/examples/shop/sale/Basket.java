package dev.ringfence.examples.shop.sale;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.context.annotation.SessionScope;

/** What a visitor is about to buy, and who they said they are when they last did. */
@Component
@SessionScope
public class Basket {
    private final Map<Integer, Line> lines = new LinkedHashMap<>();
    private long customer;

    /** Some of one item. */
    public record Line(Item item, int quantity) {
        /** What they cost. */
        public int cents() {
            return item.priceCents() * quantity;
        }
    }

    /** Adds one. */
    public synchronized void add(Item item) {
        lines.merge(item.id(), new Line(item, 1), (one, more) -> new Line(item, one.quantity() + 1));
    }

    /** Everything in it. */
    public synchronized List<Line> lines() {
        return new ArrayList<>(lines.values());
    }

    /** What it costs. */
    public synchronized int cents() {
        return lines.values().stream().mapToInt(Line::cents).sum();
    }

    /** It was bought. */
    public synchronized void bought(long by) {
        lines.clear();
        customer = by;
    }

    /** The number of the customer; 0 before the first order. */
    public synchronized long customer() {
        return customer;
    }
}
