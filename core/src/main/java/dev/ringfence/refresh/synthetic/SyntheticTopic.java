package dev.ringfence.refresh.synthetic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a text is about that identifies nobody, by the words of its column's name; with a few words of our own for each. */
enum SyntheticTopic {
    COUNTRY_CODE(
            "countries' codes",
            "country_code countrycode iso_code country_iso",
            "DE FR IT ES NL BE AT PL SE FI DK IE PT CZ US CA JP BR IN AU"),
    CURRENCY("currencies' codes", "currency currency_code waehrung", "EUR USD GBP CHF JPY SEK PLN CAD"),
    LANGUAGE("languages' codes", "language lang locale language_code", "en de fr es it nl pl sv"),
    COUNTRY(
            "countries",
            "country land pays pais nation",
            "Germany France Italy Spain Netherlands Belgium Austria Poland Sweden Finland Denmark Ireland Portugal Canada"),
    TIME_ZONE("time zones", "timezone time_zone tz", "Europe/Berlin Europe/Paris America/New_York UTC"),
    GENDER("genders", "gender sex geschlecht", "female male other"),
    STATUS("states of a thing", "status state phase stage", "new open active waiting done closed"),
    LEVEL("levels", "level priority severity tier grade", "low normal high"),
    COLOR("colours", "color colour farbe couleur", "red green blue yellow black white grey brown"),
    SIZE("sizes", "size groesse", "XS S M L XL"),
    UNIT("units", "unit uom einheit", "piece kg g l m cm hour"),
    MATERIAL("materials", "material fabric", "cotton steel oak wool glass copper linen"),
    DEPARTMENT(
            "departments",
            "department dept division abteilung",
            "Garden Books Tools Toys Music Sports Kitchen Outdoors"),
    CATEGORY(
            "categories",
            "category kategorie genre type kind group class segment topic tag",
            "standard basic extra seasonal classic special regular"),
    JOB(
            "jobs",
            "job job_title occupation profession position beruf role",
            "engineer baker nurse teacher gardener carpenter analyst clerk"),
    COMPANY("companies", "company employer firm firma vendor supplier manufacturer organization", ""),
    BRAND("brands", "brand marke make model", ""),
    PRODUCT(
            "products",
            "product item article artikel goods merchandise",
            "lamp|garden chair|kettle|wool scarf|desk|bookshelf|tea pot|rain coat|notebook|bicycle bell"),
    SLOGAN("slogans", "slogan tagline motto headline subject title titel caption", ""),
    FILE("files", "filename file path attachment", "report.pdf image.png list.csv notes.txt"),
    MEDIA_TYPE("media types", "mime media_type content_type mimetype", "text/plain application/json image/png"),
    PARAGRAPH(
            "sentences",
            "description note notes comment comments remark text body message summary content bio about review details beschreibung bemerkung feedback memo reason",
            ""),
    CODE(
            "codes",
            "code sku number no nr reference ref token key hash password secret serial slug salt pin identifier checksum digest id isbn ean barcode nummer",
            ""),
    WORDS("words", "", "");

    private static final String ADJECTIVES =
            "amber brisk calm dusty early faint gentle hollow ivory jolly keen lucky mild narrow olive plain quiet rustic"
                    + " silver tidy upper velvet wooden young";
    private static final String NOUNS =
            "anchor basket candle drawer engine feather garden hammer island jacket kettle lantern meadow needle orchard"
                    + " pillow quarry ribbon saddle teapot umbrella valley window yarn";

    private static final Set<String> NAMES_OF_THINGS = Set.of("name", "label", "bezeichnung");
    private static final Map<String, SyntheticTopic> BY_NAME = byName();

    private final String title;
    /** Words of names, a space between. */
    private final String names;

    private final String own;

    SyntheticTopic(String title, String names, String own) {
        this.title = title;
        this.names = names;
        this.own = own;
    }

    String title() {
        return title;
    }

    private static Map<String, SyntheticTopic> byName() {
        Map<String, SyntheticTopic> topics = new HashMap<>();
        for (SyntheticTopic topic : values()) {
            for (String name : topic.names.split(" ", -1)) {
                topics.putIfAbsent(name, topic);
            }
        }
        return Map.copyOf(topics);
    }

    /** The topic of a column: by its whole name, else by the last of its words that tells one. */
    static SyntheticTopic of(String table, String column) {
        List<String> words = words(column);
        SyntheticTopic whole = BY_NAME.get(String.join("_", words));
        if (whole != null) {
            return whole;
        }
        for (int i = words.size() - 1; i >= 0; i--) {
            SyntheticTopic topic = BY_NAME.get(words.get(i));
            if (topic != null) {
                return topic;
            }
        }
        List<String> ofTable = words(table);
        boolean named = !words.isEmpty() && NAMES_OF_THINGS.contains(words.get(words.size() - 1));
        return named && !ofTable.isEmpty()
                ? BY_NAME.getOrDefault(singular(ofTable.get(ofTable.size() - 1)), WORDS)
                : WORDS;
    }

    private static String singular(String word) {
        return word.endsWith("ies")
                ? word.substring(0, word.length() - 3) + "y"
                : word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }

    /** In lower case, also those of camel case. */
    static List<String> words(String name) {
        String apart =
                name.equals(name.toUpperCase(Locale.ROOT)) ? name : name.replaceAll("(\\p{Ll})(\\p{Lu})", "$1_$2");
        return List.of(apart.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1)).stream()
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Texts of our own. */
    List<String> own() {
        if (!own.isEmpty()) {
            return List.of(own.split(own.contains("|") ? "[|]" : " ", -1));
        }
        List<String> pairs = new ArrayList<>();
        for (String adjective : ADJECTIVES.split(" ", -1)) {
            for (String noun : NOUNS.split(" ", -1)) {
                pairs.add(this == PARAGRAPH ? "The " + noun + " is " + adjective + "." : adjective + " " + noun);
            }
        }
        return pairs;
    }
}
