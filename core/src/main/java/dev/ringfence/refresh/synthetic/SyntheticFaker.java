package dev.ringfence.refresh.synthetic;

import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import net.datafaker.Faker;

/** Datafaker: the one place that needs it. Nothing of it that names a person, an account or a place is asked for. */
final class SyntheticFaker {
    private final Faker faker;

    private SyntheticFaker(Faker faker) {
        this.faker = faker;
    }

    /** Empty without {@code net.datafaker:datafaker}. */
    static Optional<SyntheticFaker> of(Locale locale, long seed) {
        try {
            return Optional.of(new SyntheticFaker(new Faker(locale, new Random(seed))));
        } catch (NoClassDefFoundError absent) {
            return Optional.empty();
        }
    }

    /** The next text of a topic; empty if Datafaker has none that is better than our own. */
    Optional<String> next(SyntheticTopic topic) {
        return switch (topic) {
            case COLOR -> Optional.of(faker.color().name());
            case MATERIAL -> Optional.of(faker.commerce().material());
            case DEPARTMENT -> Optional.of(faker.commerce().department());
            case JOB -> Optional.of(faker.job().title());
            case COMPANY ->
                Optional.of(faker.company().buzzword() + " " + faker.company().industry());
            case BRAND -> Optional.of(faker.commerce().brand());
            case PRODUCT -> Optional.of(faker.commerce().productName());
            case SLOGAN -> Optional.of(faker.company().catchPhrase());
            case PARAGRAPH ->
                Optional.of(faker.lorem().sentence() + " " + faker.company().bs() + ".");
            case COUNTRY -> Optional.of(faker.country().name());
            case WORDS -> Optional.of(faker.lorem().word() + " " + faker.lorem().word());
            default -> Optional.empty();
        };
    }
}
