package dev.ringfence.data;

import dev.ringfence.data.Treatment.DateUnit;
import java.util.List;
import java.util.Set;

/**
 * Policies that follow the letter of a rule book, to be built on: {@code builder("shop").basedOn(Presets.pciDss())}.
 *
 * <p>A preset speaks of info types and of keys, as it cannot know columns: it decides over what is found in texts, over
 * {@link Sensitive} values and over documents. It covers the types that are known when it is asked for. Whether a body
 * of data satisfies the rule book is more than what was found in it; that is for people to judge.
 */
public final class Presets {
    private static final Set<InfoTag> HIPAA = Set.of(
            InfoTag.HIPAA_NAME,
            InfoTag.HIPAA_GEOGRAPHIC,
            InfoTag.HIPAA_DATE,
            InfoTag.HIPAA_TELEPHONE,
            InfoTag.HIPAA_FAX,
            InfoTag.HIPAA_EMAIL,
            InfoTag.HIPAA_SOCIAL_SECURITY,
            InfoTag.HIPAA_MEDICAL_RECORD,
            InfoTag.HIPAA_HEALTH_PLAN,
            InfoTag.HIPAA_ACCOUNT,
            InfoTag.HIPAA_LICENCE,
            InfoTag.HIPAA_VEHICLE,
            InfoTag.HIPAA_DEVICE,
            InfoTag.HIPAA_URL,
            InfoTag.HIPAA_IP_ADDRESS,
            InfoTag.HIPAA_BIOMETRIC,
            InfoTag.HIPAA_PHOTOGRAPH,
            InfoTag.HIPAA_OTHER);

    private Presets() {}

    /**
     * The Safe Harbor method of the HIPAA Privacy Rule, 45 CFR 164.514(b)(2)(i), classes (A) to (R).
     *
     * <ul>
     *   <li>(B): postal codes to three digits, to {@code 000} where 20,000 people or fewer live; other places smaller
     *       than a state are removed;
     *   <li>(C): dates to their year; ages above 89 pooled to 90, and years that show such an age, which whatever lies 90
     *       years back does, to the year 90 years ago;
     *   <li>all other classes are removed. Not pseudonymized: a code that stands for a person must not be derived from
     *       information about that person (164.514(c)(1)).
     * </ul>
     *
     * <p>Not done: (b)(2)(ii) asks for more than any tool knows, that nobody has actual knowledge of whom the rest is about.
     */
    public static SanitizationPolicy hipaaSafeHarbor() {
        SanitizationPolicy.Builder policy = SanitizationPolicy.builder("HIPAA Safe Harbor");
        for (InfoType type : InfoType.standard()) {
            if (type.tags().stream().anyMatch(HIPAA::contains)) {
                policy.finding(type, safeHarbor(type));
            }
        }
        return policy.build();
    }

    private static Treatment safeHarbor(InfoType type) {
        if (type == InfoType.DATE || type == InfoType.DATE_TIME) {
            return new Treatment.TruncateDate(DateUnit.POOLED_YEAR);
        } else if (type == InfoType.AGE) {
            return new Treatment.PoolAge();
        }
        return type == InfoType.POSTAL_CODE ? new Treatment.TruncateZip() : new Treatment.Redact();
    }

    /**
     * PCI DSS 4.0.1. Card numbers are truncated (3.5.1; what may stay: PCI SSC FAQ 1091; it is also what 3.4.1 lets
     * people see who have no need for more, BIN and last four digits). Sensitive authentication data, verification
     * codes, PINs and tracks, is removed: it is not kept after authorization even if encrypted (3.3.1).
     *
     * <p>Truncated numbers of one card that keep different digits must not meet (3.5.1, applicability notes): treat all
     * places by this policy.
     */
    public static SanitizationPolicy pciDss() {
        SanitizationPolicy.Builder policy = SanitizationPolicy.builder("PCI DSS");
        for (InfoType type : InfoType.standard()) {
            if (type.tags().contains(InfoTag.PCI_ACCOUNT_DATA)) {
                boolean card = type == InfoType.PAYMENT_CARD_NUMBER;
                policy.finding(type, card ? new Treatment.TruncateCard() : new Treatment.Redact());
            }
        }
        for (String key : List.of("cardNumber", "creditCardNumber", "primaryAccountNumber", "pan")) {
            policy.key(key, new Treatment.TruncateCard());
        }
        for (String key : List.of(
                "cvv",
                "cvv2",
                "cvc",
                "cvc2",
                "cav2",
                "cvn",
                "cardVerificationValue",
                "cardVerificationCode",
                "securityCode",
                "pin",
                "pinBlock",
                "track1",
                "track2",
                "trackData",
                "magneticStripe")) {
            policy.key(key, new Treatment.Redact());
        }
        return policy.build();
    }

    /**
     * Pseudonymisation as the GDPR has it (Regulation (EU) 2016/679): what identifies a person directly, national
     * identification numbers (Art. 87) among them, becomes a pseudonym whose key is kept apart (Art. 4(5)); special
     * categories (Art. 9) and secrets are removed, which Art. 25(1) and 32(1)(a) ask for by data minimisation and
     * security.
     *
     * <p>Pseudonymised data is still personal data (recital 26).
     */
    public static SanitizationPolicy gdprPseudonymization() {
        SanitizationPolicy.Builder policy = SanitizationPolicy.builder("GDPR pseudonymisation");
        for (InfoType type : InfoType.standard()) {
            Set<InfoTag> tags = type.tags();
            if (tags.contains(InfoTag.GDPR_SPECIAL_CATEGORY) || tags.contains(InfoTag.SECRET)) {
                policy.finding(type, new Treatment.Redact());
            } else if (tags.contains(InfoTag.GDPR_IDENTIFIER) || tags.contains(InfoTag.GDPR_NATIONAL_IDENTIFIER)) {
                policy.finding(type, new Treatment.Pseudonymize(type));
            }
        }
        return policy.build();
    }
}
