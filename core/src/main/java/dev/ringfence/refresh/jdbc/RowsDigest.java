package dev.ringfence.refresh.jdbc;

import dev.ringfence.refresh.engine.RowBatch;
import dev.ringfence.refresh.signing.Sha256;
import java.security.MessageDigest;
import java.sql.Timestamp;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A digest of rows in the order in which they are written, after each batch: SHA-256 of the one before and the batch. Batches
 * are part of it, and are the same whenever the same rows are read. For one thread.
 */
final class RowsDigest {
    private static final int LEAST_ROOM = 1 << 16;

    private final MessageDigest sha256 = Sha256.begin();
    private byte[] digest = new byte[0];
    private byte[] encoded = new byte[LEAST_ROOM];
    private int size;
    private boolean known = true;

    /** Adds the first columns of a batch as they are now. */
    void add(RowBatch batch, int columns) {
        size = 0;
        for (int column = 0; column < columns; column++) {
            @Nullable Object[] values = batch.values(column);
            for (int row = 0; row < batch.count(); row++) {
                add(values[row]);
            }
        }
        number(batch.count());
        sha256.update(digest);
        sha256.update(encoded, 0, size);
        digest = sha256.digest();
    }

    /** 64 hexadecimal digits; empty if there was a value that nothing is known of, so that others may look the same. */
    Optional<String> hex() {
        return known ? Optional.of(HexFormat.of().formatHex(digest)) : Optional.empty();
    }

    /** Each kind begins with another byte, and what has no fixed length tells its own. */
    @SuppressWarnings("JavaUtilDate") // The classes of JDBC show their moment in the zone of this process otherwise.
    private void add(@Nullable Object value) {
        if (value == null) {
            kind('0');
        } else if (value instanceof String text) {
            kind('s');
            text(text);
        } else if (value instanceof byte[] bytes) {
            kind('b');
            number(bytes.length);
            require(bytes.length);
            System.arraycopy(bytes, 0, encoded, size, bytes.length);
            size += bytes.length;
        } else if (value instanceof java.util.Date date) {
            kind('d');
            number(date.getTime());
            number(date instanceof Timestamp timestamp ? timestamp.getNanos() : 0);
        } else if (isTold(value)) {
            kind('v');
            text(value.toString());
        } else {
            known = false;
        }
    }

    /** True if values of a class that are written alike are the same. */
    private static boolean isTold(Object value) {
        return value instanceof Number
                || value instanceof Boolean
                || value instanceof UUID
                || value instanceof TemporalAccessor
                || value instanceof TemporalAmount;
    }

    private void kind(char kind) {
        require(1);
        encoded[size++] = (byte) kind;
    }

    private void number(long number) {
        require(Long.BYTES);
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            encoded[size++] = (byte) (number >>> shift);
        }
    }

    /** By its characters: half of a surrogate pair has no bytes. */
    private void text(String text) {
        number(text.length());
        require(2 * text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            encoded[size++] = (byte) (c >>> Byte.SIZE);
            encoded[size++] = (byte) c;
        }
    }

    private void require(int more) {
        if (encoded.length - size < more) {
            encoded = Arrays.copyOf(encoded, Math.addExact(size, Math.max(more, size)));
        }
    }
}
