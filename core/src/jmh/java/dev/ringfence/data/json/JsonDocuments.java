package dev.ringfence.data.json;

import java.util.Random;

/** Documents of several shapes and of about a length, the same for the same seed. All values are drawn from it. */
public enum JsonDocuments {
    /** Compact objects with a dozen short members, as an event or a row of an API has. */
    CUSTOMERS {
        @Override
        void element(StringBuilder to, Random random) {
            to.append("{\"id\":").append(random.nextInt(1_000_000));
            to.append(",\"firstName\":\"").append(word(random, 6)).append('"');
            to.append(",\"lastName\":\"").append(word(random, 9)).append('"');
            to.append(",\"email\":\"")
                    .append(word(random, 7))
                    .append('@')
                    .append(word(random, 8))
                    .append(".example\"");
            to.append(",\"status\":\"active\",\"newsletter\":").append(random.nextBoolean());
            to.append(",\"score\":").append(random.nextInt(1000) / 10.0);
            to.append(",\"city\":\"").append(word(random, 8)).append('"');
            to.append(",\"segment\":\"").append(word(random, 5)).append('"');
            to.append(",\"referrer\":null,\"createdAt\":\"2026-03-1")
                    .append(random.nextInt(10))
                    .append("T09:15:00Z\"}");
        }
    },
    /** Indented, nested objects and arrays. */
    ORDERS {
        @Override
        void element(StringBuilder to, Random random) {
            to.append("\n  {\n    \"orderId\": \"").append(word(random, 10)).append("\",\n    \"customer\": {\n");
            to.append("      \"name\": \"")
                    .append(word(random, 6))
                    .append(' ')
                    .append(word(random, 8))
                    .append("\",\n");
            to.append("      \"email\": \"").append(word(random, 8)).append("@shop.example\",\n");
            to.append("      \"address\": {\n        \"street\": \"").append(word(random, 12));
            to.append("\",\n        \"zip\": \"")
                    .append(random.nextInt(90000) + 10000)
                    .append("\"\n      }\n    },\n");
            to.append("    \"items\": [");
            for (int i = random.nextInt(4); i >= 0; i--) {
                to.append("\n      {\n        \"sku\": \"")
                        .append(word(random, 8))
                        .append("\",\n        \"quantity\": ");
                to.append(random.nextInt(9) + 1)
                        .append(",\n        \"price\": ")
                        .append(random.nextInt(9999) / 100.0);
                to.append("\n      }").append(i == 0 ? "" : ",");
            }
            to.append("\n    ],\n    \"iban\": \"").append(word(random, 18)).append("\",\n    \"paid\": true\n  }");
        }
    },
    /** Strings of several hundred characters of prose with an escape now and then. */
    TEXTS {
        @Override
        void element(StringBuilder to, Random random) {
            to.append("{\"title\":\"").append(word(random, 12)).append("\",\"body\":\"");
            for (int i = 0; i < 80; i++) {
                to.append(word(random, 2 + random.nextInt(8))).append(i % 20 == 19 ? ".\\n" : " ");
            }
            to.append("\",\"email\":\"").append(word(random, 9)).append("@mail.example\"}");
        }
    },
    /** Values in Greek, Cyrillic and Han. */
    UNICODE {
        @Override
        void element(StringBuilder to, Random random) {
            to.append("{\"name\":\"").append(letters(random, 14, 'α', 24)).append("\",\"email\":\"");
            to.append(letters(random, 9, 'а', 32)).append("@mail.example\",\"note\":\"");
            to.append(letters(random, 40, 'а', 32)).append(' ').append(letters(random, 20, '一', 5000));
            to.append("\",\"plain\":\"").append(word(random, 20)).append("\"}");
        }
    },
    /** Arrays of numbers. */
    NUMBERS {
        @Override
        void element(StringBuilder to, Random random) {
            to.append("{\"series\":\"").append(word(random, 5)).append("\",\"points\":[");
            for (int i = 0; i < 40; i++) {
                to.append(i == 0 ? "" : ",").append(random.nextInt(1_000_000) / 1000.0);
            }
            to.append("],\"phone\":").append(random.nextInt(100_000_000)).append('}');
        }
    };

    private static final long SEED = 20_261_122;

    abstract void element(StringBuilder to, Random random);

    /** An array of elements, of at least that many UTF-16 units. */
    String ofLength(int least) {
        Random random = new Random(SEED);
        StringBuilder document = new StringBuilder(least + 4096).append('[');
        while (document.length() < least) {
            document.append(document.length() > 1 ? "," : "");
            element(document, random);
        }
        return document.append(']').toString();
    }

    private static String word(Random random, int length) {
        return letters(random, length, 'a', 26);
    }

    private static String letters(Random random, int length, char first, int alphabet) {
        StringBuilder word = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            word.append((char) (first + random.nextInt(alphabet)));
        }
        return word.toString();
    }
}
