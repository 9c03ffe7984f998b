package dev.ringfence.refresh;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells progress to a listener, if there is one. */
final class FileListener {
    private static final Logger LOG = LoggerFactory.getLogger(FileListener.class);

    private final FileProgress.@Nullable Listener listener;
    private boolean failed;

    FileListener(FileProgress.@Nullable Listener listener) {
        this.listener = listener;
    }

    void tell(FileProgress progress) {
        if (listener == null) {
            return;
        }
        try {
            listener.progressed(progress);
        } catch (RuntimeException e) {
            if (!failed) {
                failed = true;
                LOG.warn("A progress listener failed; further failures of it are not logged", e);
            }
        }
    }
}
