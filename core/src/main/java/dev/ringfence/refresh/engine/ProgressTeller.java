package dev.ringfence.refresh.engine;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a listener, whose failures are no reason to end what it listens to: the first is logged. */
public final class ProgressTeller<T> implements Consumer<T> {
    private static final Logger LOG = LoggerFactory.getLogger("dev.ringfence.refresh");

    private final Consumer<T> listener;
    private volatile boolean failed;

    public ProgressTeller(Consumer<T> listener) {
        this.listener = listener;
    }

    @Override
    public void accept(T progress) {
        try {
            listener.accept(progress);
        } catch (RuntimeException e) {
            if (!failed) {
                failed = true;
                LOG.warn("A progress listener failed; further failures of it are not logged", e);
            }
        }
    }
}
