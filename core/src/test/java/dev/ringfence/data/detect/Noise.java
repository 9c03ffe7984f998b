package dev.ringfence.data.detect;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/** Text of machines that holds nothing of a person, a line at a time: the same seed gives the same lines. */
final class Noise {
    private static final List<String> WORDS = List.of(
            "request", "cache", "flush", "started", "worker", "queue", "retry", "index", "shard", "loaded", "module",
            "handler", "commit", "offset", "metric", "render", "socket", "buffer", "thread", "parse", "batch", "merge");
    private static final List<DateTimeFormatter> TIMES = List.of(
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT),
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT),
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss", Locale.ROOT),
            DateTimeFormatter.ofPattern("MMM dd HH:mm:ss", Locale.ROOT),
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS", Locale.ROOT),
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT),
            DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm:ss,SSS", Locale.ROOT));

    private final Random random;
    private final List<Supplier<String>> kinds = List.of(
            this::logLine,
            this::hashes,
            this::uuids,
            this::base64,
            this::stackFrame,
            this::code,
            this::versions,
            this::hexDump,
            this::orders,
            this::rowsOfIds,
            this::metrics,
            this::json,
            this::accessLog,
            this::gcLog,
            this::numbers);

    Noise(long seed) {
        this.random = new Random(seed);
    }

    /** The next line, of any kind, with its line feed. */
    String line() {
        return kinds.get(random.nextInt(kinds.size())).get() + "\n";
    }

    /** At least so many characters, whole lines. */
    String text(int atLeast) {
        StringBuilder text = new StringBuilder(atLeast + 500);
        while (text.length() < atLeast) {
            text.append(line());
        }
        return text.toString();
    }

    /** What ordinary traffic binds to a statement: an identifier, a code, a flag, a time, a word, an amount. */
    String parameter() {
        return switch (random.nextInt(14)) {
            case 0 -> uuid();
            case 1 -> Long.toString(epochMillis());
            case 2 -> time();
            case 3 -> Integer.toString(random.nextInt(1_000_000));
            case 4 -> word() + "-" + random.nextInt(100_000);
            case 5 -> "ORD-" + (2_020 + random.nextInt(8)) + "-" + digits(6);
            case 6 -> hex(20);
            case 7 -> random.nextInt(10_000) + "." + random.nextInt(10) + random.nextInt(10);
            case 8 -> word().toUpperCase(Locale.ROOT) + "_" + word().toUpperCase(Locale.ROOT);
            case 9 -> Instant.ofEpochMilli(epochMillis()).toString();
            case 10 -> base64Of(12 + random.nextInt(12));
            case 11 -> version();
            case 12 -> word() + " " + word() + " " + word();
            default -> "/" + word() + "/" + random.nextInt(100_000) + "/" + word();
        };
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private long epochMillis() {
        return 1_600_000_000_000L + (long) (random.nextDouble() * 250_000_000_000L);
    }

    private String time() {
        LocalDateTime time = LocalDateTime.ofInstant(Instant.ofEpochMilli(epochMillis()), ZoneOffset.UTC);
        return TIMES.get(random.nextInt(TIMES.size())).format(time);
    }

    private String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private String hex(int bytes) {
        byte[] some = new byte[bytes];
        random.nextBytes(some);
        return HexFormat.of().formatHex(some);
    }

    private String base64Of(int bytes) {
        byte[] some = new byte[bytes];
        random.nextBytes(some);
        return (random.nextBoolean() ? Base64.getEncoder() : Base64.getUrlEncoder()).encodeToString(some);
    }

    private String version() {
        return random.nextInt(30) + "." + random.nextInt(100) + "." + random.nextInt(1_000)
                + (random.nextBoolean() ? "" : "-" + word() + "." + random.nextInt(9));
    }

    private String logLine() {
        return time() + " INFO [" + word() + "-" + random.nextInt(64) + "] dev." + word() + "." + word() + " - "
                + word()
                + " " + word() + " took " + random.nextInt(100_000) + " ms, id=" + random.nextInt(Integer.MAX_VALUE)
                + " trace=" + hex(16);
    }

    private String hashes() {
        return (random.nextBoolean() ? "sha256:" : "")
                + hex(List.of(16, 20, 32, 64).get(random.nextInt(4))) + "  " + word() + "/" + word() + ".bin";
    }

    private String uuids() {
        return "id " + uuid() + " parent {" + uuid().toUpperCase(Locale.ROOT) + "} urn:uuid:" + uuid();
    }

    private String base64() {
        return base64Of(30 + random.nextInt(60));
    }

    private String stackFrame() {
        return "\tat dev." + word() + "." + word() + "$" + random.nextInt(99) + ".run(" + word() + ".java:"
                + random.nextInt(3_000) + ") ~[" + word() + "-" + version() + ".jar!/:" + version() + "]";
    }

    private String code() {
        return "    static final long " + word().toUpperCase(Locale.ROOT) + " = 0x" + hex(8) + "L; // "
                + word() + "[" + random.nextInt(4_096) + "] & " + random.nextInt(Integer.MAX_VALUE) + " << "
                + random.nextInt(63) + ", " + random.nextDouble() + "e" + random.nextInt(300);
    }

    private String versions() {
        return "\"" + word() + "-" + word() + "\": \"^" + version() + "\", v" + version() + " rev " + hex(4) + " build "
                + random.nextInt(1_000_000_000);
    }

    private String hexDump() {
        StringBuilder line = new StringBuilder(String.format("%08x  ", random.nextInt(1 << 24) * 16));
        for (int i = 0; i < 16; i++) {
            line.append(hex(1)).append(' ');
        }
        return line.append(" |................|").toString();
    }

    private String orders() {
        return "order " + random.nextInt(1_000_000_000) + " invoice INV-" + random.nextInt(1_000_000) + " sku "
                + digits(12) + " tracking " + digits(18) + " total " + random.nextInt(10_000) + ".99 EUR, order no. "
                + digits(10 + random.nextInt(10));
    }

    private String rowsOfIds() {
        return "INSERT INTO " + word() + " VALUES (" + random.nextInt(1_000_000) + ", " + random.nextLong() + ", '"
                + hex(6) + "', " + random.nextInt(100) + ", " + epochMillis() + ", " + epochMillis() / 1_000 + ");";
    }

    private String metrics() {
        return word() + "_" + word() + "_total{le=\"" + random.nextDouble() + "\"} " + random.nextInt(Integer.MAX_VALUE)
                + " " + epochMillis();
    }

    private String json() {
        return "{\"ts\":" + epochMillis() + ",\"seq\":" + random.nextInt(1_000_000_000) + ",\"" + word() + "Id\":\""
                + hex(12) + "\",\"size\":" + digits(9) + ",\"ratio\":" + random.nextDouble() + ",\"nanos\":"
                + digits(19) + "}";
    }

    private String accessLog() {
        return "- - [" + time() + " +0000] \"GET /" + word() + "/" + random.nextInt(1_000_000) + "/" + word() + "?page="
                + random.nextInt(100) + " HTTP/1.1\" 200 " + random.nextInt(1_000_000) + " \"-\" rt=0."
                + random.nextInt(1_000);
    }

    private String gcLog() {
        return "[" + random.nextInt(10_000) + "." + digits(3) + "s][info][gc] GC(" + random.nextInt(10_000)
                + ") Pause Young " + random.nextInt(4_096) + "M->" + random.nextInt(4_096) + "M(8192M) "
                + random.nextInt(100) + "." + digits(3) + "ms";
    }

    private String numbers() {
        return random.nextInt() + ", " + random.nextFloat() + " " + new BigInteger(100, random) + " "
                + random.nextInt(1 << 16) + "/" + random.nextInt(1 << 16) + " 0b"
                + Integer.toBinaryString(random.nextInt())
                + " " + random.nextInt(100) + "%";
    }

    private String digits(int count) {
        StringBuilder digits = new StringBuilder(count).append(1 + random.nextInt(9));
        while (digits.length() < count) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }
}
