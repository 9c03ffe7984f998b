package dev.ringfence.data.text;

import dev.ringfence.data.Finding;
import java.io.IOException;

/**
 * Walks a stream in windows that overlap. A window's last units wait until what follows is known; a finding that
 * reaches into them waits with them. Used once, by one thread.
 */
final class StreamPass {
    private final UnitStream units;
    private final Margins margins;
    private int capacity;
    private int limit;
    /** What stands before this index is written and kept as context only. */
    private int written;

    private boolean ended;

    StreamPass(UnitStream units, Margins margins) {
        this.units = units;
        this.margins = margins;
        this.capacity = margins.window();
        units.grow(capacity);
    }

    void run() throws IOException {
        while (!ended) {
            fill();
            int before = written;
            write();
            if (written == before && limit == capacity) {
                // A finding fills the window: it needs a larger one.
                capacity = Math.multiplyExact(capacity, 2);
                units.grow(capacity);
            }
            int dropped = Math.max(0, written - margins.behind());
            units.drop(dropped, limit);
            limit -= dropped;
            written -= dropped;
        }
        units.flush();
    }

    private void fill() throws IOException {
        while (limit < capacity && !ended) {
            int read = units.read(limit, capacity - limit);
            ended = read < 0;
            limit += Math.max(0, read);
        }
    }

    private void write() throws IOException {
        int until = ended ? limit : limit - margins.ahead();
        for (Finding finding : units.find(limit)) {
            if (finding.end() <= written) {
                continue;
            }
            if (finding.end() > until && !ended) {
                until = Math.min(until, finding.start());
                break;
            }
            if (finding.start() > written) {
                units.copy(written, finding.start());
            }
            units.replace(finding, Math.max(written, finding.start()));
            written = finding.end();
        }
        if (until > written) {
            units.copy(written, until);
            written = until;
        }
    }
}
