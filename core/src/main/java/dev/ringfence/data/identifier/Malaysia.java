package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;
import java.util.List;

/** Identifiers of Malaysia. */
public final class Malaysia {
    /** The number of the identity card: birth date, place of birth, serial (National Registration Department). */
    public static final InfoType NRIC = InfoType.builder("MY_NRIC")
            .identifier(Identifier.shape("999999-99-9999", "999999 99 9999", "999999999999")
                    .where(number -> Dates.isYearMonthDay(number, 0))
                    .where(number -> isPlace(Dates.number(number, 6, 8)))
                    .specificity(Specificity.CHECKED)
                    .build())
            .context(
                    "nric",
                    "mykad",
                    "ic",
                    "ic number",
                    "no kp",
                    "no. kp",
                    "kad pengenalan",
                    "nombor kad pengenalan",
                    "identity card")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(NRIC);

    private Malaysia() {}

    /** 01 to 59 are states, 60 to 99 countries; five are not used. */
    private static boolean isPlace(int code) {
        return code >= 1
                && code != 17
                && code != 18
                && code != 19
                && code != 20
                && code != 69
                && code != 70
                && code != 73
                && code != 80
                && code != 81
                && code != 94
                && code != 95
                && code != 96
                && code != 97;
    }
}
