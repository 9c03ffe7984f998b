package dev.ringfence.data;

/** The types of time: dates and ages. See the constants of {@link InfoType}. */
final class TimeTypes {
    private TimeTypes() {}

    static InfoType date() {
        return InfoType.builder("DATE")
                .tags(InfoTag.HIPAA_DATE)
                .madeIn(new ShiftedDates("DATE"))
                .context("date", "dated", "dob", "born", "birth", "birthday", "birthdate", "expires", "expiry")
                .context("due", "since", "until", "datum", "geboren", "geburtsdatum", "geb", "gueltig")
                .context("date de naissance", "naissance", "fecha", "nacimiento", "nacido", "nascita", "nato")
                .context("nascimento", "geboortedatum", "urodzenia")
                .build();
    }

    static InfoType dateTime() {
        return InfoType.builder("DATE_TIME")
                .tags(InfoTag.HIPAA_DATE)
                .madeIn(new ShiftedDates("DATE_TIME"))
                .context("date", "time", "timestamp", "datetime", "created", "updated", "logged")
                .build();
    }

    static InfoType age() {
        return InfoType.builder("AGE")
                .tags(InfoTag.HIPAA_DATE)
                .madeIn(new PooledAges())
                .context("age", "aged", "alter", "edad", "idade", "leeftijd", "wiek")
                .build();
    }
}
