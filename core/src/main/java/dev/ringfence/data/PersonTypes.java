package dev.ringfence.data;

/** The types of persons and bodies as they are called. See the constants of {@link InfoType}. */
final class PersonTypes {
    private PersonTypes() {}

    static InfoType personName() {
        return InfoType.builder("PERSON_NAME")
                .tags(InfoTag.HIPAA_NAME, InfoTag.GDPR_IDENTIFIER)
                .madeIn(new InventedNames())
                .build();
    }

    static InfoType organization() {
        return InfoType.builder("ORGANIZATION")
                .madeIn(new InventedOrganizations())
                .build();
    }

    static InfoType nationality() {
        return InfoType.builder("NATIONALITY")
                .tags(InfoTag.GDPR_SPECIAL_CATEGORY)
                .madeIn(new InventedNationalities())
                .build();
    }

    static InfoType title() {
        return InfoType.builder("TITLE").madeIn(new NeutralTitle()).build();
    }
}
