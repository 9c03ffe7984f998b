package dev.ringfence.refresh.copy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a column that is looked at are read from a field and written to one. In binary, dates are days and
 * times microseconds since 2000-01-01 (PostgreSQL's {@code date_send} and {@code timestamp_send}).
 */
public enum CopyCodec {
    /** A text, whatever the type; the only one that needs no decoding to be read. */
    TEXT {
        @Override
        public Object read(CopyFormat format, byte[] bytes, int from, int to) {
            return format.text(bytes, from, to);
        }

        @Override
        public void write(CopyFormat format, CopyOutput out, Object value) {
            format.text(out, value.toString());
        }
    },
    /** A document of jsonb in binary: behind the version of its form, which is 1 ({@code jsonb_send}), its text. */
    JSONB {
        @Override
        public Object read(CopyFormat format, byte[] bytes, int from, int to) {
            if (to == from || bytes[from] != JSONB_VERSION) {
                throw new IllegalStateException("a document of jsonb has another form than that of version 1");
            }
            return format.text(bytes, from + 1, to);
        }

        @Override
        public void write(CopyFormat format, CopyOutput out, Object value) {
            int at = out.size();
            out.int32(0);
            out.raw((char) JSONB_VERSION);
            out.plain(value.toString());
            out.int32At(at, out.size() - at - Integer.BYTES);
        }
    },
    /** A date or time as text. */
    DATE_TEXT {
        @Override
        @Nullable
        public Object read(CopyFormat format, byte[] bytes, int from, int to) {
            Optional<LocalDate> plain = PostgresDates.plain(bytes, from, to);
            return plain.isPresent()
                    ? plain.get()
                    : PostgresDates.parse(format.text(bytes, from, to)).orElse(null);
        }

        @Override
        public void write(CopyFormat format, CopyOutput out, Object value) {
            Optional<byte[]> plain = value instanceof LocalDate date ? PostgresDates.plain(date) : Optional.empty();
            if (plain.isPresent()) {
                format.field(out, plain.get(), 0, plain.get().length);
            } else {
                format.text(out, PostgresDates.format(value));
            }
        }
    },
    /** A date in binary. */
    DAYS {
        @Override
        @Nullable
        public Object read(CopyFormat format, byte[] bytes, int from, int to) {
            int days = CopyOutput.int32(bytes, from);
            boolean infinite = days == Integer.MAX_VALUE || days == Integer.MIN_VALUE;
            return infinite ? null : LocalDate.ofEpochDay(EPOCH_DAY + days);
        }

        @Override
        public void write(CopyFormat format, CopyOutput out, Object value) {
            PostgresDates.requireInRange((LocalDate) value, false);
            long days = ((LocalDate) value).toEpochDay() - EPOCH_DAY;
            out.int32(Integer.BYTES);
            out.int32(Math.toIntExact(days));
        }
    },
    /** A timestamp in binary. */
    MICROS {
        @Override
        @Nullable
        public Object read(CopyFormat format, byte[] bytes, int from, int to) {
            Instant at = instant(bytes, from);
            return at == null ? null : LocalDateTime.ofInstant(at, ZoneOffset.UTC);
        }

        @Override
        public void write(CopyFormat format, CopyOutput out, Object value) {
            PostgresDates.requireInRange(((LocalDateTime) value).toLocalDate(), true);
            micros(out, ((LocalDateTime) value).toInstant(ZoneOffset.UTC));
        }
    },
    /** A timestamp with time zone in binary. */
    MICROS_UTC {
        @Override
        @Nullable
        public Object read(CopyFormat format, byte[] bytes, int from, int to) {
            Instant at = instant(bytes, from);
            return at == null ? null : at.atOffset(ZoneOffset.UTC);
        }

        @Override
        public void write(CopyFormat format, CopyOutput out, Object value) {
            PostgresDates.requireInRange(((OffsetDateTime) value).toLocalDate(), true);
            micros(out, ((OffsetDateTime) value).toInstant());
        }
    },
    /** A UUID in binary. */
    UUID_BYTES {
        @Override
        public Object read(CopyFormat format, byte[] bytes, int from, int to) {
            return new UUID(CopyOutput.int64(bytes, from), CopyOutput.int64(bytes, from + Long.BYTES)).toString();
        }

        @Override
        public void write(CopyFormat format, CopyOutput out, Object value) {
            UUID uuid = UUID.fromString(value.toString());
            out.int32(2 * Long.BYTES);
            out.int64(uuid.getMostSignificantBits());
            out.int64(uuid.getLeastSignificantBits());
        }
    },
    /** A whole number of four bytes in binary. */
    INT4 {
        @Override
        public Object read(CopyFormat format, byte[] bytes, int from, int to) {
            return String.valueOf(CopyOutput.int32(bytes, from));
        }

        @Override
        public void write(CopyFormat format, CopyOutput out, Object value) {
            out.int32(Integer.BYTES);
            out.int32(Integer.parseInt(value.toString()));
        }
    },
    /** A whole number of eight bytes in binary. */
    INT8 {
        @Override
        public Object read(CopyFormat format, byte[] bytes, int from, int to) {
            return String.valueOf(CopyOutput.int64(bytes, from));
        }

        @Override
        public void write(CopyFormat format, CopyOutput out, Object value) {
            out.int32(Long.BYTES);
            out.int64(Long.parseLong(value.toString()));
        }
    };

    private static final byte JSONB_VERSION = 1;
    private static final long EPOCH_DAY = LocalDate.of(2000, 1, 1).toEpochDay();
    private static final long EPOCH_SECONDS = EPOCH_DAY * 86_400;
    private static final long MICROS_A_SECOND = 1_000_000;

    /**
     * Reads a value as transformations take it; {@code null} for one that crosses as it is, whatever the treatment: the
     * infinities.
     */
    public abstract @Nullable Object read(CopyFormat format, byte[] bytes, int from, int to);

    /**
     * Writes a field.
     *
     * @throws IllegalArgumentException if the value is none of the type; or a {@link DateTimeException} or an {@link
     *     ArithmeticException}
     */
    public abstract void write(CopyFormat format, CopyOutput out, Object value);

    private static @Nullable Instant instant(byte[] bytes, int from) {
        long micros = CopyOutput.int64(bytes, from);
        if (micros == Long.MAX_VALUE || micros == Long.MIN_VALUE) {
            return null;
        }
        return Instant.ofEpochSecond(
                EPOCH_SECONDS + Math.floorDiv(micros, MICROS_A_SECOND), Math.floorMod(micros, MICROS_A_SECOND) * 1_000);
    }

    private static void micros(CopyOutput out, Instant at) {
        long seconds = Math.multiplyExact(at.getEpochSecond() - EPOCH_SECONDS, MICROS_A_SECOND);
        out.int32(Long.BYTES);
        out.int64(Math.addExact(seconds, at.getNano() / 1_000));
    }
}
