package dev.ringfence.examples.quickstart.shop;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.datafaker.Faker;
import net.datafaker.providers.base.Finance.CreditCardType;

/** Draws customers. The same seed draws the same ones. */
final class Population {
    private static final List<CreditCardType> CARDS =
            List.of(CreditCardType.VISA, CreditCardType.MASTERCARD, CreditCardType.AMERICAN_EXPRESS);
    private static final LocalDate YOUNGEST = LocalDate.of(2008, 1, 1);
    private static final int YEARS = 70;

    private final Random random;
    private final List<Country> countries;

    private record Country(
            String code, String language, List<String> phones, List<String> mailDomains, boolean hasIban, Faker faker) {
        Country {
            phones = List.copyOf(phones);
            mailDomains = List.copyOf(mailDomains);
        }
    }

    Population(long seed) {
        random = new Random(seed);
        countries = List.of(
                country("US", "en", false, List.of("(20#) 46#-####", "+1 30#-66#-####"), "gmail.com", "yahoo.com"),
                country("GB", "en", true, List.of("07911 ######", "+44 20 79## ####"), "gmail.com", "hotmail.co.uk"),
                country("DE", "de", true, List.of("0171 #######", "+49 30 4#######"), "gmx.de", "t-online.de"),
                country("FR", "fr", true, List.of("06 ## ## ## ##", "+33 1 4# ## ## ##"), "orange.fr", "free.fr"),
                country("PL", "pl", true, List.of("+48 60# ### ###", "0048 22 6## ## ##"), "wp.pl", "onet.pl"),
                country("JP", "ja", false, List.of("090-####-####", "+81 3-3###-####"), "yahoo.co.jp", "ezweb.ne.jp"));
    }

    private Country country(String code, String language, boolean hasIban, List<String> phones, String... mailDomains) {
        Faker faker = new Faker(new Locale(language, code), random);
        return new Country(code, language, phones, List.of(mailDomains), hasIban, faker);
    }

    List<Customer> draw(int count) {
        List<Customer> customers = new ArrayList<>(count);
        for (long id = 1; id <= count; id++) {
            customers.add(customer(id, pick(countries)));
        }
        return customers;
    }

    private Customer customer(long id, Country country) {
        Faker faker = country.faker;
        String given = faker.name().firstName();
        String family = faker.name().lastName();
        return new Customer(
                id,
                email(id, given, family, pick(country.mailDomains)),
                oneIn(25) ? null : given,
                family,
                oneIn(5) ? null : faker.numerify(pick(country.phones)),
                oneIn(10) ? null : address(faker),
                country.code,
                oneIn(3) ? null : YOUNGEST.minusDays(random.nextInt(YEARS * 365)),
                country.language,
                faker.finance().creditCard(pick(CARDS)),
                country.hasIban ? faker.finance().iban(country.code) : null);
    }

    /** Unique by its number. Some people like capitals. */
    private String email(long id, String given, String family, String domain) {
        String address = ascii(given) + "." + ascii(family) + id + "@" + domain;
        return oneIn(20) ? address : address.toLowerCase(Locale.ROOT);
    }

    /** Letters that every mail server takes. */
    private static String ascii(String name) {
        String letters = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("[^A-Za-z]", "");
        return letters.isEmpty() ? "kyaku" : letters;
    }

    private String address(Faker faker) {
        String street = faker.address().streetAddress() + ", " + faker.address().city();
        return oneIn(40) ? "c/o \"The Old Mill\", " + street : street;
    }

    private boolean oneIn(int odds) {
        return random.nextInt(odds) == 0;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
