package dev.ringfence.refresh.synthetic;

import dev.ringfence.refresh.synthetic.SyntheticType.Base;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Values whose type says all that is known of them: documents, bytes, bits, UUIDs, lengths of time. */
record SyntheticOpaque(Base base, int length, List<String> words) implements SyntheticSpace {
    /** Version 8, whose bits everybody may choose (RFC 9562, 5.8); MariaDB takes none above 7, so there it is 4. */
    private static final long VERSION = 0x8000L;

    private static final long VERSION_OF_MARIADB = 0x4000L;

    /** Of that standard. */
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    /** Six letters in front. */
    private static final long SYNTHE = 0x5359_4e54_4845_0000L;

    private static final int MOST_BYTES = 16;
    private static final int MOST_BITS = 60;
    private static final int HOURS = 10_000;

    @Override
    public long size() {
        return switch (base) {
            case BYTES -> length >= Long.BYTES ? ENDLESS : 1L << (8 * Math.max(1, length));
            case BITS -> 1L << Math.min(length, MOST_BITS);
            case INTERVAL -> HOURS;
            case HARDWARE_ADDRESS -> 1L << 24;
            default -> ENDLESS;
        };
    }

    @Override
    public Object at(long index) {
        String word = words.isEmpty() ? "word" : words.get((int) (index % words.size()));
        return switch (base) {
            case UUID -> new UUID(SYNTHE | (length == 4 ? VERSION_OF_MARIADB : VERSION), VARIANT | index);
            case JSON -> "{\"name\": \"" + plain(word) + "\", \"number\": " + index + "}";
            case XML -> "<row number=\"" + index + "\">" + plain(word) + "</row>";
            case BITS -> bits(index);
            case INTERVAL -> "PT" + (index + 1) + "H";
            // Locally administered, as no vendor's are (IEEE 802, 8.2).
            case HARDWARE_ADDRESS ->
                String.format(Locale.ROOT, "02:00:5e:%02x:%02x:%02x", index >> 16 & 255, index >> 8 & 255, index & 255);
            default -> bytes(index);
        };
    }

    /** Letters and spaces: what stands in quotes and between tags. */
    private static String plain(String word) {
        return word.replaceAll("[^\\p{L} ]", "");
    }

    private String bits(long index) {
        String bits = Long.toBinaryString(index);
        return "0".repeat(Math.max(0, length - bits.length())) + bits;
    }

    private byte[] bytes(long index) {
        byte[] bytes = new byte[Math.min(length, MOST_BYTES)];
        byte[] number = ByteBuffer.allocate(Long.BYTES).putLong(index).array();
        for (int i = 0; i < bytes.length; i++) {
            bytes[bytes.length - 1 - i] = i < number.length ? number[number.length - 1 - i] : (byte) 0x5a;
        }
        return bytes;
    }

    @Override
    public String describe() {
        return switch (base) {
            case UUID -> "UUIDs of version 8";
            case JSON -> "small documents";
            case XML -> "small elements";
            case BITS -> "bits";
            case INTERVAL -> "hours";
            case HARDWARE_ADDRESS -> "locally administered addresses";
            default -> "bytes";
        };
    }
}
