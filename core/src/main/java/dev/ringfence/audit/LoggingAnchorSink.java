package dev.ringfence.audit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line per anchor, for a log pipeline that keeps it elsewhere. */
final class LoggingAnchorSink implements AnchorSink {
    private static final Logger LOG = LoggerFactory.getLogger("dev.ringfence.audit.anchor");

    @Override
    public void keep(Anchor anchor) {
        LOG.info("{}", AnchorJson.line(anchor));
    }
}
