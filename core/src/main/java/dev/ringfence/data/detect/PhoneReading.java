package dev.ringfence.data.detect;

/** What digits in their groups are, with or without an international prefix. */
final class PhoneReading {
    /** Fewer digits are no number. */
    static final int FEWEST = 6;

    private static final int FEWEST_INTERNATIONAL = 7;
    private static final int MOST_AFTER_PREFIX = 17;
    /** Decimals of a coordinate: {@code +48.858844}; a number after a dot (RFC 5733, 2.5) has more digits. */
    private static final int FEWEST_AFTER_DOT = 8;

    private PhoneReading() {}

    /**
     * The evidence of a reading.
     *
     * @param prefix as in {@link PhonePrefix}
     * @param lengths as in {@link PhoneGroups}
     * @param gaps as in {@link PhoneGroups}
     */
    static PhoneEvidence evidence(int prefix, long digits, int count, int lengths, int gaps) {
        if (count < FEWEST) {
            return PhoneEvidence.NONE;
        }
        if (PhonePrefix.has(PhonePrefix.PLUS, prefix)) {
            // With a space behind it a plus adds, unless groups follow.
            if (gaps == 0 && PhonePrefix.has(PhonePrefix.SPACE, prefix)) {
                return PhoneEvidence.NONE;
            }
            boolean coordinate = PhoneGroups.separatedBy(PhoneGroups.DOT, gaps)
                    && PhoneGroups.count(lengths) == 2
                    && (lengths & 15) < FEWEST_AFTER_DOT;
            return coordinate ? PhoneEvidence.NONE : international(digits, count);
        }
        int exitCode = exitCode(digits, count, lengths);
        if (exitCode > 0 && count <= MOST_AFTER_PREFIX) {
            PhoneEvidence dialled = international(PhoneDigits.trailing(digits, count - exitCode), count - exitCode);
            if (dialled != PhoneEvidence.NONE) {
                return gaps == 0 ? PhoneEvidence.BARE : dialled;
            }
        }
        return NationalPhone.evidence(digits, count, lengths, gaps);
    }

    /** True if the digits begin with 00, as international calls do in most of the world. */
    static boolean hasExitCode(Window window, int at) {
        return window.at(at) == '0' && window.at(at + 1) == '0';
    }

    /** 00 in most of the world; 011 in North America, there as a group of its own. */
    private static int exitCode(long digits, int count, int lengths) {
        if (PhoneDigits.leading(digits, count, 2) == 0 && PhoneGroups.length(lengths, 0) > 1) {
            return 2;
        }
        boolean own = PhoneGroups.length(lengths, 0) == 3 && PhoneGroups.count(lengths) > 2;
        return own && PhoneDigits.leading(digits, count, 3) == 11 && count > 11 ? 3 : 0;
    }

    private static PhoneEvidence international(long digits, int count) {
        if (count < FEWEST_INTERNATIONAL
                || PhoneDigits.at(digits, count, 0) == 0
                || CallingCodes.lengthOfCode(digits, count) == 0) {
            return PhoneEvidence.NONE;
        }
        boolean unassigned = PhoneDigits.at(digits, count, 0) == 1
                && !(count == 11 && NationalPhone.isNorthAmerican(PhoneDigits.trailing(digits, 10)));
        return unassigned ? PhoneEvidence.LIKELY : PhoneEvidence.INTERNATIONAL;
    }
}
