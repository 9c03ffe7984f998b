package dev.ringfence.data;

/** What a rule book calls values of an {@link InfoType}. */
public enum InfoTag {
    /** 45 CFR 164.514(b)(2)(i)(A). */
    HIPAA_NAME,
    /** (B): geographic subdivisions smaller than a state. */
    HIPAA_GEOGRAPHIC,
    /** (C): elements of dates but the year, and ages over 89. */
    HIPAA_DATE,
    /** (D). */
    HIPAA_TELEPHONE,
    /** (E). */
    HIPAA_FAX,
    /** (F). */
    HIPAA_EMAIL,
    /** (G). */
    HIPAA_SOCIAL_SECURITY,
    /** (H). */
    HIPAA_MEDICAL_RECORD,
    /** (I): health plan beneficiary numbers. */
    HIPAA_HEALTH_PLAN,
    /** (J). */
    HIPAA_ACCOUNT,
    /** (K): certificate and licence numbers. */
    HIPAA_LICENCE,
    /** (L): vehicle identifiers, licence plates among them. */
    HIPAA_VEHICLE,
    /** (M). */
    HIPAA_DEVICE,
    /** (N). */
    HIPAA_URL,
    /** (O). */
    HIPAA_IP_ADDRESS,
    /** (P). */
    HIPAA_BIOMETRIC,
    /** (Q). */
    HIPAA_PHOTOGRAPH,
    /** (R): any other unique identifying number, characteristic or code. */
    HIPAA_OTHER,
    /** PCI DSS 4.0, 3: account data. */
    PCI_ACCOUNT_DATA,
    /** GDPR Art. 4(1): an identifier of a natural person. */
    GDPR_IDENTIFIER,
    /** GDPR Art. 9: health, origin, belief and the like. */
    GDPR_SPECIAL_CATEGORY,
    /** GDPR Art. 87: a national identification number. */
    GDPR_NATIONAL_IDENTIFIER,
    /** Opens a door by itself: a key, token or password. */
    SECRET
}
