package dev.ringfence.data.checksum;

/**
 * The check digit of the dihedral group of ten elements (J. Verhoeff, "Error detecting decimal codes", Mathematical
 * Centre Tract 29, 1969). Finds every single wrong digit and every exchange of neighbours.
 */
public final class Verhoeff {
    /** Over digits, the last being the check digit. */
    public static final CheckCharacters DIGITS = new Dihedral(0);

    private Verhoeff() {}

    /** Over digits, with this many characters that do not count between them and the check digit. */
    public static CheckCharacters apart(int between) {
        return new Dihedral(between);
    }

    private static final class Dihedral extends Scheme {
        /** The permutation; used as often as the digit's place from the right. */
        private static final int[] PERMUTATION = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};

        private static final int[][] PERMUTED = new int[8][10];

        static {
            for (int digit = 0; digit < 10; digit++) {
                int image = digit;
                for (int place = 0; place < 8; place++, image = PERMUTATION[image]) {
                    PERMUTED[place][digit] = image;
                }
            }
        }

        private final int between;

        Dihedral(int between) {
            super(Symbols.of("0123456789"));
            this.between = between;
        }

        @Override
        int value(CharSequence text, int from, int to) {
            int product = 0;
            for (int i = to - 2 - between, place = 1; i >= from; i--, place = (place + 1) & 7) {
                int digit = Base36.digit(text.charAt(i));
                if (digit < 0) {
                    return -1;
                }
                product = times(product, PERMUTED[place][digit]);
            }
            return product < 5 ? (5 - product) % 5 : product;
        }

        /** 0 to 4 are the rotations of a pentagon, 5 to 9 its reflections. */
        private static int times(int left, int right) {
            if (left < 5) {
                return right < 5 ? (left + right) % 5 : 5 + (left + right) % 5;
            }
            return right < 5 ? 5 + Math.floorMod(left - right, 5) : Math.floorMod(left - right, 5);
        }
    }
}
