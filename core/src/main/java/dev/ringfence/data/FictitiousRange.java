package dev.ringfence.data;

import java.util.List;

/**
 * A block of telephone numbers that a regulator keeps for films and other fiction.
 *
 * @param country the country code of ITU-T E.164, without plus
 * @param prefix what all numbers of the block begin with after the country code
 * @param freeDigits how many digits follow
 */
record FictitiousRange(String country, String prefix, int freeDigits) {
    private static final String TRUNK_ZERO = "0";

    /**
     * United Kingdom: Ofcom, "Telephone numbers for use in TV and radio drama programmes". France: ARCEP, decision
     * 2018-0881, numbers for audiovisual works. Germany: Bundesnetzagentur, "Rufnummern fuer Film und
     * Fernsehen" (drama numbers), the five blocks of a thousand. Australia: ACMA, "Phone numbers for use in TV shows,
     * films and creative works".
     */
    static final List<FictitiousRange> WITH_TRUNK_ZERO = List.of(
            new FictitiousRange("44", "1134960", 3),
            new FictitiousRange("44", "1144960", 3),
            new FictitiousRange("44", "1154960", 3),
            new FictitiousRange("44", "1164960", 3),
            new FictitiousRange("44", "1174960", 3),
            new FictitiousRange("44", "1184960", 3),
            new FictitiousRange("44", "1214960", 3),
            new FictitiousRange("44", "1314960", 3),
            new FictitiousRange("44", "1414960", 3),
            new FictitiousRange("44", "1514960", 3),
            new FictitiousRange("44", "1614960", 3),
            new FictitiousRange("44", "2079460", 3),
            new FictitiousRange("44", "1914980", 3),
            new FictitiousRange("44", "2896496", 3),
            new FictitiousRange("44", "2920180", 3),
            new FictitiousRange("44", "1632960", 3),
            new FictitiousRange("44", "7700900", 3),
            new FictitiousRange("44", "8081570", 3),
            new FictitiousRange("44", "9098790", 3),
            new FictitiousRange("44", "3069990", 3),
            new FictitiousRange("33", "19900", 4),
            new FictitiousRange("33", "26191", 4),
            new FictitiousRange("33", "35301", 4),
            new FictitiousRange("33", "46571", 4),
            new FictitiousRange("33", "53649", 4),
            new FictitiousRange("33", "63998", 4),
            new FictitiousRange("49", "3023125", 3),
            new FictitiousRange("49", "6990009", 3),
            new FictitiousRange("49", "4066969", 3),
            new FictitiousRange("49", "2214710", 3),
            new FictitiousRange("49", "8999998", 3),
            new FictitiousRange("61", "25550", 4),
            new FictitiousRange("61", "27010", 4),
            new FictitiousRange("61", "35550", 4),
            new FictitiousRange("61", "37010", 4),
            new FictitiousRange("61", "75550", 4),
            new FictitiousRange("61", "77010", 4),
            new FictitiousRange("61", "85550", 4),
            new FictitiousRange("61", "87010", 4));

    /** The blocks of one country, or all of them for a number without country code. */
    record Group(List<FictitiousRange> ranges, int capacity) {
        static Group of(String country) {
            List<FictitiousRange> ranges = WITH_TRUNK_ZERO.stream()
                    .filter(range -> country.isEmpty() || range.country.equals(country))
                    .toList();
            return new Group(
                    ranges, ranges.stream().mapToInt(FictitiousRange::capacity).sum());
        }

        /** True if the number after the country code, or after the trunk zero, lies in one of the blocks. */
        boolean contains(byte[] digits, int from, int to) {
            for (FictitiousRange range : ranges) {
                if (range.contains(digits, from, to)) {
                    return true;
                }
            }
            return false;
        }

        /** Writes a number of one of the blocks, without a plus; the index behind it. */
        int write(Draw draw, byte[] into, int at, boolean international) {
            long index = draw.below(capacity);
            for (FictitiousRange range : ranges) {
                if (index < range.capacity()) {
                    return range.write(into, at, international, index);
                }
                index -= range.capacity();
            }
            throw new IllegalStateException("'index' must lie in a range");
        }
    }

    /** Writes the number of this block with an index, behind the country code or a trunk zero; the index behind it. */
    private int write(byte[] into, int at, boolean international, long index) {
        int end = write(prefix, into, write(international ? country : TRUNK_ZERO, into, at));
        DecimalDigits.write(index, into, end, end + freeDigits);
        return end + freeDigits;
    }

    private static int write(String digits, byte[] into, int at) {
        for (int i = 0; i < digits.length(); i++) {
            into[at + i] = (byte) digits.charAt(i);
        }
        return at + digits.length();
    }

    int capacity() {
        return freeDigits == 3 ? 1_000 : 10_000;
    }

    private boolean contains(byte[] digits, int from, int to) {
        if (to - from != prefix.length() + freeDigits) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if (digits[from + i] != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
