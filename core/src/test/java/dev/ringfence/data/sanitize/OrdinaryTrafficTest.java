package dev.ringfence.data.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.InfoType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A false refusal is an outage: what applications ordinarily store is let through. */
class OrdinaryTrafficTest {
    private static final int PARAMETERS = 1_000_000;
    private static final long SEED = 20_261_122;

    private final Random random = new Random(SEED);

    private final Map<String, Supplier<String>> kinds = kinds();

    private Map<String, Supplier<String>> kinds() {
        Map<String, Supplier<String>> kinds = new TreeMap<>();
        kinds.put("word", () -> pick("NEW", "PAID", "shipped", "en_US", "EUR", "DE", "true", "N/A", "admin", "retail"));
        kinds.put("uuid", () -> new UUID(random.nextLong(), random.nextLong()).toString());
        kinds.put(
                "compact uuid",
                () -> new UUID(random.nextLong(), random.nextLong()).toString().replace("-", ""));
        kinds.put("sequence", () -> Integer.toString(random.nextInt(Integer.MAX_VALUE)));
        kinds.put("small number", () -> Integer.toString(random.nextInt(100_000)));
        kinds.put("snowflake", () -> Long.toString(1_900_000_000_000_000_000L + Math.abs(random.nextLong() >> 8)));
        kinds.put("unix seconds", () -> Long.toString(1_600_000_000L + random.nextInt(200_000_000)));
        kinds.put("unix milliseconds", () -> Long.toString(1_600_000_000_000L + random.nextInt(2_000_000_000)));
        kinds.put("instant", () -> instant().toString());
        kinds.put("timestamp", () -> format("yyyy-MM-dd HH:mm:ss.SSS"));
        kinds.put("basic timestamp", () -> format("yyyyMMddHHmmss"));
        kinds.put("date", () -> LocalDate.ofEpochDay(random.nextInt(25_000)).toString());
        kinds.put("german date", () -> format("dd.MM.yyyy"));
        kinds.put("time", () -> format("HH:mm"));
        kinds.put("price", () -> String.format(Locale.ROOT, "%d.%02d", random.nextInt(100_000), random.nextInt(100)));
        kinds.put("german price", () -> String.format(Locale.GERMAN, "%,.2f EUR", random.nextDouble() * 1e7));
        kinds.put("order", () -> "ORD-" + (2020 + random.nextInt(7)) + "-" + digits(6));
        kinds.put("invoice", () -> "RE" + digits(8));
        kinds.put(
                "sku",
                () -> letters(3).toUpperCase(Locale.ROOT) + "-" + digits(4) + "-"
                        + letters(2).toUpperCase(Locale.ROOT));
        kinds.put("article number", this::ean);
        kinds.put("parcel", () -> "1Z" + letters(3).toUpperCase(Locale.ROOT) + digits(13));
        kinds.put(
                "version",
                () -> random.nextInt(20) + "." + random.nextInt(50) + "." + random.nextInt(100)
                        + pick("", "-SNAPSHOT", "-rc.1"));
        kinds.put("hash", () -> HexFormat.of().formatHex(sha(Long.toString(random.nextLong()))));
        kinds.put(
                "short hash",
                () -> HexFormat.of()
                        .formatHex(sha(Long.toString(random.nextLong())))
                        .substring(0, 7));
        kinds.put("base64", () -> Base64.getEncoder().encodeToString(sha(Long.toString(random.nextLong()))));
        kinds.put(
                "password hash",
                () -> "$2a$10$"
                        + Base64.getEncoder()
                                .encodeToString(sha(letters(9)))
                                .substring(0, 43)
                                .replace('+', '.'));
        kinds.put("path", () -> "/var/data/" + letters(6) + "/" + digits(4) + "/" + letters(5) + ".pdf");
        kinds.put("link", () -> "https://shop.ringfence.dev/p/" + digits(6) + "?ref=" + letters(4));
        kinds.put("class", () -> "dev.ringfence." + letters(6) + "." + letters(8));
        kinds.put(
                "json",
                () -> "{\"id\":" + digits(7) + ",\"status\":\"" + letters(6) + "\",\"amount\":" + digits(3) + ".50}");
        kinds.put("person", () -> capital(letters(6)) + " " + capital(letters(8)));
        kinds.put("street", () -> capital(letters(8)) + "strasse " + (1 + random.nextInt(200)));
        kinds.put("postal code", () -> digits(5));
        kinds.put("sentence", this::sentence);
        kinds.put("coordinates", () -> String.format(Locale.ROOT, "%.6f", random.nextDouble() * 180 - 90));
        kinds.put("dimensions", () -> digits(3) + " x " + digits(3) + " x " + digits(2) + " mm");
        kinds.put("percent", () -> random.nextInt(100) + " %");
        kinds.put("cron", () -> "0 " + random.nextInt(60) + " " + random.nextInt(24) + " * * *");
        kinds.put(
                "private address",
                () -> "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256));
        kinds.put("made mail", () -> letters(8) + "@example.com");
        kinds.put(
                "color",
                () -> "#" + HexFormat.of().toHexDigits(random.nextInt()).substring(2));
        kinds.put("isbn", () -> "978-" + digits(1) + "-" + digits(5) + "-" + digits(3) + "-" + digits(1));
        kinds.put("table row", () -> digits(4) + ";" + letters(5) + ";" + digits(8) + ";" + digits(2));
        kinds.put("range", () -> digits(4) + "-" + digits(4));
        kinds.put("batch", () -> letters(1).toUpperCase(Locale.ROOT) + digits(7));
        kinds.put(
                "trace",
                () -> HexFormat.of().toHexDigits(random.nextLong())
                        + HexFormat.of().toHexDigits(random.nextLong()));
        return kinds;
    }

    @Test
    void ordinaryParameters_aMillionOfThem_areRefusedAtMostOnce() {
        List<Map.Entry<String, Supplier<String>>> all = new ArrayList<>(kinds.entrySet());
        Map<String, Integer> refused = new TreeMap<>();
        for (int i = 0; i < PARAMETERS; i++) {
            Map.Entry<String, Supplier<String>> kind = all.get(i % all.size());
            Set<InfoType> types =
                    LiveDataGuard.standard().plausibleIn(kind.getValue().get());
            if (!types.isEmpty()) {
                refused.merge(kind.getKey() + " taken for " + types, 1, Integer::sum);
            }
        }
        assertThat(refused.values().stream().mapToInt(Integer::intValue).sum())
                .as("refused of %s, seed %s: %s", PARAMETERS, SEED, refused)
                .isLessThanOrEqualTo(1);
    }

    private Instant instant() {
        return Instant.ofEpochSecond(1_500_000_000L + random.nextInt(300_000_000), random.nextInt(1_000_000_000));
    }

    private String format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(instant());
    }

    private String pick(String... words) {
        return words[random.nextInt(words.length)];
    }

    private String digits(int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append((char) ('0' + random.nextInt(10)));
        }
        return text.toString();
    }

    private String letters(int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** With its check digit (GS1 General Specifications, 7.9). */
    private String ean() {
        String body = "40" + digits(10);
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            sum += (body.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return body + (10 - sum % 10) % 10;
    }

    private String sentence() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            text.append(i == 5 ? digits(3) : letters(2 + random.nextInt(8))).append(i == 11 ? "." : " ");
        }
        return text.toString();
    }

    private static byte[] sha(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
