package dev.ringfence.audit;

import java.nio.file.Path;

/**
 * Where anchors go: a place that whoever can change the trail cannot change. Called by one thread of the trail, which waits
 * for it. A failure is thrown; the anchor is made again later then.
 */
@FunctionalInterface
public interface AnchorSink {
    /** Keeps an anchor. */
    void keep(Anchor anchor);

    /** Writes each anchor as one line of JSON to the slf4j logger {@code dev.ringfence.audit.anchor} at INFO. */
    static AnchorSink logging() {
        return new LoggingAnchorSink();
    }

    /**
     * Appends each anchor as one line of JSON to a file, which is forced to the disk each time and made if it is absent.
     * {@link AnchorFile#read} reads it. One process writes to a file; give each instance its own.
     */
    static AnchorSink file(Path path) {
        return new AnchorFile(path);
    }
}
