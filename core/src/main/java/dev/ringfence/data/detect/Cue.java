package dev.ringfence.data.detect;

/**
 * What a word or phrase says about itself or about the words beside it; the lists are in {@code cues.txt}, one line for
 * each of these. The weights of names, towns and common words take the first {@value #FIRST_BIT} bits of a sense.
 */
enum Cue {
    TITLE(12),
    /** A title that is hardly anything else. */
    SHORT_TITLE(13),
    /** Stands behind a name. */
    SUFFIX(14),
    /** A lower-case word within a name of a person. */
    PARTICLE(15),
    /** A lower-case word within a name of a body or place. */
    LINK(16),
    /** What people do, right behind their name. */
    SPEECH(17),
    /** Often stands right before a person. */
    PERSON_BEFORE(18),
    /** Hardly stands before anything but a person. */
    NAME_BEFORE(19),
    PLACE_BEFORE(20),
    STRONG_PLACE_BEFORE(21),
    /** Stands before a colon and a place. */
    PLACE_LABEL(22),
    PERSON_LABEL(23),
    ORGANIZATION_LABEL(24),
    ORGANIZATION_BEFORE(25),
    /** Ends the name of a company. */
    COMPANY(26),
    /** Ends the name of a company, and nothing else. */
    LEGAL_FORM(27),
    /** Begins or ends the name of a body that is not a company. */
    INSTITUTION(28),
    /** Is the name of a body. */
    ORGANIZATION(29),
    /** Ends the name of a street, abbreviated or ambiguous too. */
    STREET(30),
    /** Ends the name of a street, even where no number is near. */
    STREET_FULL(31),
    /** Begins the name of a street. */
    STREET_FIRST(32),
    /** Ends a word that is the name of a street. */
    STREET_ENDING(33),
    /** Stands before the number of a flat. */
    UNIT(34),
    /** Stands before the number of a post-office box. */
    BOX(35),
    DIRECTION(36),
    /** A month, a day, a feast. */
    CALENDAR(37),
    /** Software, and words of logs. */
    PRODUCT(38),
    PRONOUN(39),
    REGION(40),
    REGION_CODE(41),
    COUNTRY(42),
    COUNTRY_CODE(43),
    NATIONALITY(44),
    /** Makes the capitalised word before it the name of a thing or place. */
    SETTING(45),
    /** Is written with a full stop that ends no sentence. */
    ABBREVIATION(46),
    /** Stands in a key before "name" when that is a person's. */
    KEY_OWNER(47),
    /** Ends the name of a body only where the words before it are no common ones. */
    VAGUE_BODY(48),
    /** Joins what a body is to what it is for. */
    OF(49),
    /** Stands before the name of a body, hardly before that of a person. */
    EMPLOYER_BEFORE(50),
    /** Begins the name of a company. */
    COMPANY_FIRST(51),
    /** Ends a letter, before a comma and a name. */
    SIGN_OFF(52),
    /** What only people do, right behind their name. */
    DEED(53),
    /** Begins the name of a town, before a word that need not be known. */
    TOWN_FIRST(54),
    /** Ends the name of a town, as a part of its last word. */
    TOWN_ENDING(55),
    /** Ends the name of a street behind a number, where nothing or a flat follows. */
    STREET_RARE(56),
    /** Stands behind the comma behind whom one speaks to. */
    ASK(57),
    /** What only bodies do, right behind their name. */
    EMPLOYER_AFTER(58);

    /** Bits below it hold weights. */
    static final int FIRST_BIT = 12;

    /** The bit of a sense. */
    final long mask;

    Cue(int bit) {
        this.mask = 1L << bit;
    }
}
