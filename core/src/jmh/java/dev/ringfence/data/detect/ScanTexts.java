package dev.ringfence.data.detect;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Random;

/** Texts to scan, the same at each run. */
public enum ScanTexts {
    /** Lines of a log; about three values in each thousand bytes. */
    LOG {
        @Override
        void line(Random random, StringBuilder out) {
            out.append(String.format(
                    Locale.ROOT,
                    "%02d:%02d:%02d.%03d %s [worker-%d] c.a.shop.%s - order %08x %s in %d ms",
                    random.nextInt(24),
                    random.nextInt(60),
                    random.nextInt(60),
                    random.nextInt(1_000),
                    pick(random, "INFO ", "WARN ", "DEBUG"),
                    random.nextInt(16),
                    pick(random, "OrderService", "StockLedger", "CarrierGateway"),
                    random.nextInt(),
                    pick(random, "accepted", "packed", "handed to the carrier", "held until review"),
                    random.nextInt(900)));
            if (random.nextInt(100) < 30) {
                out.append(", ").append(value(random));
            }
            out.append('\n');
        }
    },

    /** Sentences without a value. */
    PROSE {
        @Override
        void line(Random random, StringBuilder out) {
            out.append("The ").append(pick(random, WORDS));
            int words = 6 + random.nextInt(10);
            for (int i = 0; i < words; i++) {
                out.append(i % 5 == 4 ? ", " : " ").append(pick(random, WORDS));
            }
            out.append(". ");
        }
    };

    /** UTF-16 units of a text, each of them ASCII. */
    static final int LENGTH = 65_536;

    private static final String[] WORDS = {
        "water",
        "garden",
        "slowly",
        "because",
        "window",
        "under",
        "carried",
        "before",
        "morning",
        "table",
        "letters",
        "without",
        "another",
        "remembered",
        "quiet",
        "stone",
        "through",
        "opened",
        "always",
        "bread",
        "river",
        "and",
        "of",
        "with",
        "it",
        "was",
        "not",
        "a",
        "door",
        "several",
        "yellow",
        "paper",
        "walked",
        "evening",
        "behind"
    };

    abstract void line(Random random, StringBuilder out);

    /** A text of {@link #LENGTH} units. */
    String text() {
        Random random = new Random(42);
        StringBuilder out = new StringBuilder(LENGTH + 200);
        while (out.length() < LENGTH) {
            line(random, out);
        }
        out.setLength(LENGTH);
        return out.toString();
    }

    private static String pick(Random random, String... of) {
        return of[random.nextInt(of.length)];
    }

    private static String value(Random random) {
        return switch (random.nextInt(5)) {
            case 0 ->
                "mail to " + pick(random, WORDS) + "." + pick(random, WORDS) + random.nextInt(100) + "@engine.org";
            case 1 -> "card " + card(random);
            case 2 -> "account " + iban(random);
            case 3 ->
                "client " + (11 + random.nextInt(80)) + "." + random.nextInt(256) + "." + random.nextInt(256) + "."
                        + (1 + random.nextInt(254));
            default ->
                String.format(
                        Locale.ROOT,
                        "ssn %03d-%02d-%04d",
                        100 + random.nextInt(500),
                        1 + random.nextInt(99),
                        1 + random.nextInt(9_999));
        };
    }

    /** Sixteen digits whose last is that of ISO/IEC 7812-1 (Luhn). */
    private static String card(Random random) {
        String digits = "4485" + digits(random, 11);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            int twice = 2 * digit;
            sum += i % 2 == 0 ? twice / 10 + twice % 10 : digit;
        }
        return digits + (10 - sum % 10) % 10;
    }

    /** A German account number; check digits of ISO 13616 with "DE00" as 131400. */
    private static String iban(Random random) {
        String account = "51210800" + digits(random, 10);
        int rest =
                new BigInteger(account + "131400").mod(BigInteger.valueOf(97)).intValue();
        return String.format(Locale.ROOT, "DE%02d%s", 98 - rest, account);
    }

    private static String digits(Random random, int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }
}
