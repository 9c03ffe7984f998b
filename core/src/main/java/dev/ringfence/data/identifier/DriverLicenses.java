package dev.ringfence.data.identifier;

/** How the states of the United States write driver license numbers. */
final class DriverLicenses {
    static final String[] SHAPES = {
        // digits only: most of the states
        "9999999",
        "99999999",
        "999999999",
        "9999999999",
        "999999999999",
        "99999999999999",
        // a letter and digits: CA, HI, KS, MA, OH, VA, and FL, IL, MD, MI, MN, MO, NJ, WI
        "A999999",
        "A9999999",
        "A99999999",
        "A999999999",
        "A99999999999",
        "A999999999999",
        "A9999999999999",
        "A99999999999999",
        // separated: IL, FL, MI, MN, WI, NY, PA, CO
        "A999-9999-9999",
        "A999-999-99-999-9",
        "A 999 999 999 999",
        "A-999-999-999-999",
        "A999-9999-9999-99",
        "999 999 999",
        "99 999 999",
        "99-999-9999",
        // letters in other places: ID, ND, IA, NH, VT, KY, WA
        "AA999999A",
        "AAA999999",
        "AAA-99-9999",
        "999AA9999",
        "99AAA99999",
        "9999999A",
        "A99-999-999",
        "AA999999",
        "AAAAAAA999AA",
        "AAA99999999"
    };

    private DriverLicenses() {}
}
