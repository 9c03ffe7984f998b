package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.checksum.Base58Check;
import dev.ringfence.data.checksum.Bech32;
import dev.ringfence.data.checksum.Eip55;
import java.util.Locale;
import java.util.Set;

/**
 * Addresses of Bitcoin, Litecoin, Dogecoin and Tron (Base58Check; Bech32 and Bech32m of BIP 173 and 350) and of
 * Ethereum (EIP-55; where no letter is a capital, or all are, nothing is checked). Test networks are made.
 */
final class CryptoAddressMatcher implements Matcher {
    private static final double CHECKED = 0.98;
    /** Forty hexadecimal digits behind 0x are also the hash of a commit, or a constant, but rarely. */
    private static final double UNCHECKED = 0.8;

    private static final double WITH_CONTEXT = 0.95;
    private static final int ETHEREUM_LENGTH = 42;
    private static final int MIN_BASE58 = 26;
    private static final int MAX_BASE58 = 35;
    private static final int MIN_BECH32 = 14;
    private static final int MAX_BECH32 = 90;

    @Override
    public Set<Anchor> anchors() {
        return Set.of(Anchor.DIGIT);
    }

    @Override
    public boolean wants(RunForm form) {
        return form.length() >= MIN_BASE58
                && form.letters() == RunForm.Letters.ANY
                && !form.isBehindForeignLetter()
                && !RunForm.isOneOf(form.before(), "_+")
                && !RunForm.isOneOf(form.after(), "_=+");
    }

    @Override
    public void match(Window window, int at, Candidates candidates) {
        int start = window.runStart();
        int length = window.runEnd() - start;
        if (!isFree(window, start, window.runEnd())) {
            return;
        }
        if (length == ETHEREUM_LENGTH && window.at(start) == '0' && (window.at(start + 1) | 0x20) == 'x') {
            ethereum(window, start, candidates);
        } else if (length >= MIN_BECH32 && length <= MAX_BECH32 && isWitness(window, start)) {
            String address = Ascii.text(window, start, start + length);
            if (Bech32.isWitnessAddress(address)) {
                found(start, address, CHECKED, candidates);
            }
        } else if (length >= MIN_BASE58 && length <= MAX_BASE58 && isBase58(window, start, start + length)) {
            String address = Ascii.text(window, start, start + length);
            if (isKnown(Base58Check.version(address))) {
                found(start, address, CHECKED, candidates);
            }
        }
    }

    /** Schemes such as {@code bitcoin:} may stand before, an amount behind. */
    private static boolean isFree(Window window, int start, int end) {
        return Ascii.isFreeBefore(window, start)
                && Ascii.isFreeBehind(window, end)
                && window.at(end) != '='
                && window.at(end) != '+'
                && window.at(start - 1) != '+';
    }

    private static void ethereum(Window window, int start, Candidates candidates) {
        for (int i = start + 2; i < start + ETHEREUM_LENGTH; i++) {
            if (!Ascii.isHex(window.at(i))) {
                return;
            }
        }
        String address = Ascii.text(window, start, start + ETHEREUM_LENGTH);
        String digits = address.substring(2);
        if (Eip55.isValid(digits)) {
            boolean checked = digits.equals(Eip55.cased(digits.toLowerCase(Locale.ROOT)));
            found(start, address, checked ? CHECKED : UNCHECKED, candidates);
        }
    }

    private static boolean isWitness(Window window, int start) {
        return switch (window.at(start) | 0x20) {
            case 'b' -> Ascii.folded(window, start, "bc1") || Ascii.folded(window, start, "bcrt1");
            case 'l' -> Ascii.folded(window, start, "ltc1");
            case 't' -> Ascii.folded(window, start, "tb1");
            default -> false;
        };
    }

    private static boolean isBase58(Window window, int start, int end) {
        if ("13LMDA9T2mn".indexOf(window.at(start)) < 0) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (!Base58Check.isPart(window.at(i))) {
                return false;
            }
        }
        return true;
    }

    /** Bitcoin, Litecoin, Dogecoin, Tron, Bitcoin's test network: hashes of keys and of scripts. */
    private static boolean isKnown(int version) {
        return switch (version) {
            case 0x00, 0x05, 0x30, 0x32, 0x1E, 0x16, 0x41, 0x6F, 0xC4 -> true;
            default -> false;
        };
    }

    private static void found(int start, String address, double alone, Candidates candidates) {
        boolean made = InfoType.CRYPTO_ADDRESS.madeSpace().contains(address);
        candidates.add(
                InfoType.CRYPTO_ADDRESS, start, start + address.length(), alone, Math.max(alone, WITH_CONTEXT), made);
    }
}
