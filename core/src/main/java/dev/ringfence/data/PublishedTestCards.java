package dev.ringfence.data;

import java.util.Set;

/** Card numbers that processors publish for tests of their clients; networks issue none of them. */
final class PublishedTestCards {
    private static final Set<String> NUMBERS = Set.of(
            // Visa
            "4111111111111111",
            "4012888888881881",
            "4242424242424242",
            "4000056655665556",
            "4222222222222",
            // Mastercard
            "5555555555554444",
            "5105105105105100",
            "5200828282828210",
            "2223003122003222",
            // American Express
            "378282246310005",
            "371449635398431",
            "378734493671000",
            // Discover, Diners Club, JCB, UnionPay
            "6011111111111117",
            "6011000990139424",
            "6011981111111113",
            "30569309025904",
            "38520000023237",
            "3056930009020004",
            "3530111333300000",
            "3566002020360505",
            "6200000000000005");

    private PublishedTestCards() {}

    static boolean contain(String digits) {
        return NUMBERS.contains(digits);
    }
}
