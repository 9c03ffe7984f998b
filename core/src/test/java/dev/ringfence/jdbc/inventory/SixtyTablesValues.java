package dev.ringfence.jdbc.inventory;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/** Draws the values of each kind, as rows of the field have them. The same seed draws the same ones. */
final class SixtyTablesValues {
    private static final String[] GIVEN = {
        "Anna", "Peter", "Marie", "Lukas", "Sofia", "James", "Olivia", "Carlos", "Elena", "Thomas", "Julia", "Daniel",
        "Camille", "Paul", "Lucia", "Mark", "Grace", "Ahmed", "Ingrid", "Nina"
    };
    private static final String[] FAMILY = {
        "Schneider",
        "Miller",
        "Dubois",
        "Garcia",
        "Rossi",
        "Johnson",
        "Weber",
        "Martin",
        "Lopez",
        "Taylor",
        "Becker",
        "Moreau",
        "Fischer",
        "Brown",
        "Novak",
        "Hansen",
        "Silva",
        "Keller",
        "Wagner",
        "Clark"
    };
    private static final String[] CITIES = {
        "Berlin", "Lyon", "Madrid", "Leeds", "Denver", "Graz", "Torino", "Austin", "Bremen", "Sevilla"
    };
    private static final String[] STREETS = {"Main Street", "High Street", "Oak Avenue", "Station Road", "Park Lane"};
    private static final String[] THINGS = {
        "Desk lamp",
        "Blue mug",
        "Standard",
        "North wing",
        "Basic plan",
        "Monthly",
        "Travel kit",
        "Type B",
        "Gold",
        "Core"
    };
    private static final String[] WORDS = {
        "please", "call", "again", "tomorrow", "parcel", "was", "late", "the", "door", "is", "open", "after", "six"
    };

    private final Random random;

    SixtyTablesValues(long seed) {
        random = new Random(seed);
    }

    Object draw(String kind, int row) {
        return switch (kind) {
            case "id" -> (long) row;
            case "given" -> pick(GIVEN);
            case "family" -> pick(FAMILY);
            case "person" -> pick(GIVEN) + " " + pick(FAMILY);
            case "login" -> (pick(GIVEN).charAt(0) + pick(FAMILY)).toLowerCase(Locale.ROOT) + random.nextInt(90);
            case "email" -> (pick(GIVEN) + "." + pick(FAMILY)).toLowerCase(Locale.ROOT) + row + "@ringfence.dev";
            case "phone" -> "+49 30 4" + digits(6);
            case "card" -> card();
            case "iban" -> iban();
            case "acct", "cvv" -> digits(kind.equals("cvv") ? 3 : 10);
            case "street" -> (1 + random.nextInt(200)) + " " + pick(STREETS);
            case "house" -> Integer.toString(1 + random.nextInt(200));
            case "apartment" -> "Apt " + (1 + random.nextInt(90));
            case "ident" -> letters(1) + digits(8);
            case "ssn" ->
                (100 + random.nextInt(500)) + "-" + (10 + random.nextInt(80)) + "-" + (1000 + random.nextInt(8999));
            case "ip" -> "84.160." + random.nextInt(256) + "." + random.nextInt(256);
            case "mac" -> String.format(Locale.ROOT, "3c:22:fb:%02x:%02x:%02x", byte_(), byte_(), byte_());
            case "birth", "day" ->
                java.sql.Date.valueOf(LocalDate.of(1950, 1, 1).plusDays(random.nextInt(20_000)));
            case "time" ->
                java.sql.Timestamp.valueOf(
                        LocalDate.of(2024, 1, 1).atStartOfDay().plusMinutes(random.nextInt(900_000)));
            case "zip" -> digits(5);
            case "city" -> pick(CITIES);
            case "trait" -> pick("f", "m", "x", "single", "married");
            case "nation" -> pick("German", "French", "Spanish");
            case "belief" -> pick("none", "catholic", "muslim", "protestant");
            case "icd" -> letters(1) + digits(2) + "." + digits(1);
            case "drug" -> pick("ibuprofen", "amoxicillin", "metformin", "penicillin");
            case "dose" -> random.nextInt(500) + " mg";
            case "bp" -> (100 + random.nextInt(60)) + "/" + (60 + random.nextInt(30));
            case "money", "amount", "labvalue" -> random.nextInt(1_000_000) / 100.0;
            case "moneyint", "labint", "count" -> random.nextInt(900);
            case "secret", "hash" ->
                new UUID(random.nextLong(), random.nextLong()).toString().replace("-", "");
            case "blobtext" -> "sig" + digits(12);
            case "note" -> note();
            case "text" -> sentence(12);
            case "ua" -> "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/" + (100 + random.nextInt(40)) + ".0";
            case "jsontext" ->
                "{\"patient\": \"" + pick(GIVEN) + " " + pick(FAMILY) + "\", \"amount\": " + digits(3) + "}";
            case "flag" -> random.nextBoolean();
            case "code" -> letters(2) + digits(6);
            case "enum" -> pick("NEW", "OPEN", "DONE", "EUR", "DE");
            case "thing" -> pick(THINGS) + " " + random.nextInt(40);
            case "isin" -> "DE000" + letters(3) + digits(4);
            case "bic" -> "DEUTDEFF";
            case "url", "url-photo" -> "https://img.ringfence.dev/" + digits(8) + ".png";
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private int byte_() {
        return random.nextInt(256);
    }

    private String note() {
        return switch (random.nextInt(4)) {
            case 0 -> sentence(6) + " " + pick(GIVEN) + " " + pick(FAMILY);
            case 1 -> sentence(4) + " +49 30 4" + digits(6);
            default -> sentence(9);
        };
    }

    private String sentence(int words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(i == 0 ? "" : " ").append(pick(WORDS));
        }
        return text.append(' ').append(random.nextInt(500)).toString();
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
            text.append((char) ('A' + random.nextInt(26)));
        }
        return text.toString();
    }

    /** ISO/IEC 7812-1, annex B. */
    private String card() {
        String body = "4539" + digits(11);
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            int digit = body.charAt(body.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return body + (10 - sum % 10) % 10;
    }

    /** ISO 7064, MOD 97-10. */
    private String iban() {
        String account = digits(18);
        int check = 98
                - new java.math.BigInteger(account + "131400")
                        .mod(java.math.BigInteger.valueOf(97))
                        .intValue();
        return "DE" + (check < 10 ? "0" : "") + check + account;
    }
}
