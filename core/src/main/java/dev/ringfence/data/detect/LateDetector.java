package dev.ringfence.data.detect;

import dev.ringfence.data.Finding;
import java.util.List;
import java.util.function.Supplier;

/**
 * A detector that is made when it first looks into a text: much is built on a detector when a process starts, and making
 * one loads some four hundred classes.
 *
 * @param made gives the same one each time
 */
record LateDetector(Supplier<Detector> made) implements Detector {
    @Override
    public List<Finding> find(CharSequence text) {
        return made.get().find(text);
    }

    @Override
    public List<Finding> find(byte[] utf8, int from, int to) {
        return made.get().find(utf8, from, to);
    }

    @Override
    public void scan(CharSequence text, FindingConsumer consumer) {
        made.get().scan(text, consumer);
    }

    @Override
    public void scan(byte[] utf8, int from, int to, FindingConsumer consumer) {
        made.get().scan(utf8, from, to, consumer);
    }

    @Override
    public String toString() {
        return made.get().toString();
    }
}
