package dev.ringfence.spring.data;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.springframework.core.io.buffer.DataBuffer;

/** Keeps the beginning of a body that passes, with one byte more than is to be shown. */
final class BodyTap {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final int most;

    BodyTap(int most) {
        this.most = most;
    }

    /** Looks at a part, and leaves it as it is. */
    synchronized void see(DataBuffer part) {
        try (DataBuffer.ByteBufferIterator pieces = part.readableByteBuffers()) {
            while (pieces.hasNext()) {
                ByteBuffer piece = pieces.next();
                byte[] copy = new byte[Math.min(piece.remaining(), most + 1 - kept.size())];
                piece.duplicate().get(copy);
                kept.writeBytes(copy);
            }
        }
    }

    synchronized byte[] seen() {
        return kept.toByteArray();
    }
}
