package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.checksum.VehicleCheckDigit;
import java.util.Set;

/**
 * Vehicle identification numbers of ISO 3779: seventeen letters and digits without I, O and Q, the last four of them
 * digits. With the check digit of 49 CFR 565.15(c) they are found anywhere; others, which European makers issue, beside
 * a word that tells a vehicle, or with the three Z that they fill up with.
 */
final class VinMatcher implements Matcher {
    private static final int LENGTH = 17;
    private static final double CHECKED = 0.85;
    private static final double FILLED = 0.65;
    private static final double UNCHECKED = 0.3;
    private static final double WITH_CONTEXT = 0.95;
    private static final int MIN_LETTERS = 2;
    private static final int MIN_DIGITS = 5;
    private static final VehicleCheckDigit CHECK = new VehicleCheckDigit();

    @Override
    public Set<Anchor> anchors() {
        return Set.of(Anchor.DIGIT);
    }

    @Override
    public boolean wants(RunForm form) {
        return form.length() == LENGTH && !form.isDigits() && form.begins() && form.ends();
    }

    @Override
    public void match(Window window, int at, Candidates candidates) {
        int start = window.runStart();
        int letters = 0;
        int capitals = 0;
        for (int i = start; i < start + LENGTH; i++) {
            int b = window.at(i);
            if (!VehicleCheckDigit.isPart(Ascii.isLetter(b) ? b & ~0x20 : b)) {
                return;
            }
            letters += Ascii.isLetter(b) ? 1 : 0;
            capitals += Ascii.isUpper(b) ? 1 : 0;
        }
        int end = start + LENGTH;
        if ((capitals > 0 && capitals < letters)
                || letters < MIN_LETTERS
                || LENGTH - letters < MIN_DIGITS
                || !window.isDigit(end - 4)
                || window.endOfDigits(end - 4) != end
                || !Boundary.before(window, start)
                || !Boundary.behind(window, end)) {
            return;
        }
        Canonical canonical = window.canonical();
        for (int i = start; i < end; i++) {
            canonical.append(window.at(i));
        }
        boolean checked = CHECK.isValid(canonical);
        // 49 CFR 565.15(c): what North America issues, and so begins with 1 to 5, always has the check digit.
        if (!checked && window.at(start) >= '1' && window.at(start) <= '5') {
            return;
        }
        boolean filled = Ascii.folded(window, start + 3, "zzz");
        double alone = checked ? CHECKED : filled ? FILLED : UNCHECKED;
        candidates.offer(window, InfoType.VEHICLE_IDENTIFICATION_NUMBER, start, end, alone, WITH_CONTEXT);
    }
}
