package dev.ringfence.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.csv.CsvSanitizer;
import dev.ringfence.data.detect.Detector;
import dev.ringfence.data.json.JsonSanitizer;
import dev.ringfence.data.log.LogSanitizer;
import dev.ringfence.data.sanitize.ObjectSanitizer;
import dev.ringfence.data.sanitize.Sanitizer;
import dev.ringfence.data.text.StreamSanitizer;
import dev.ringfence.testing.FixedKey;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** The same value becomes the same in every sink, by rule and by finding, for every info type. */
class EverySinkTest {
    private static final PseudonymKey KEY = FixedKey.open();
    private static final JsonMapper JSON = JsonMapper.shared();

    record Holder(String ruled, String found) {}

    static List<InfoType> types() {
        return InfoType.standard();
    }

    private static SanitizationPolicy policy(InfoType type) {
        return SanitizationPolicy.builder("every sink")
                .pseudonymize("holder.ruled", type)
                .key("ruled", new Treatment.Pseudonymize(type))
                .field("Holder.ruled", new Treatment.Pseudonymize(type))
                .build();
    }

    /** Finds exactly this value: what a detector knows is another test's matter. */
    private static Detector finding(InfoType type, String value) {
        return text -> {
            int start = text.toString().indexOf(value);
            return start < 0
                    ? List.of()
                    : List.of(new Finding(
                            type,
                            start,
                            start + value.length(),
                            1,
                            type.madeSpace().contains(value)));
        };
    }

    /** A value in the form of the type: the first shape of an identifier, or one that is written here. */
    private static String sample(InfoType type) {
        Optional<String> shape = type.identifier().map(form -> form.shapes().get(0));
        return shape.map(form -> filled(type, form))
                .orElseGet(() -> WRITTEN.getOrDefault(type, "sample 4711 of " + type.name()));
    }

    /** Of the right form, and by luck of a digit not one that is made. */
    private static String filled(InfoType type, String shape) {
        return "7483265"
                .chars()
                .mapToObj(digit ->
                        shape.replace('9', (char) digit).replace('A', 'K').replace('X', 'M'))
                .filter(value -> !type.madeSpace().contains(value))
                .findFirst()
                .orElseThrow();
    }

    /** Another day of the same year: nobody can tell that it is made, so without a key it is redacted again. */
    private static final InfoType SHIFTED = InfoType.DATE;

    private static final Map<InfoType, String> WRITTEN = Map.ofEntries(
            entry(InfoType.EMAIL_ADDRESS, "ada@mail.org"),
            entry(InfoType.PHONE_NUMBER, "+49 30 901820"),
            entry(InfoType.PAYMENT_CARD_NUMBER, "4485461209375526"),
            entry(InfoType.IBAN, "DE89 3704 0044 0532 0130 00"),
            entry(InfoType.IP_ADDRESS, "84.17.33.2"),
            entry(InfoType.MAC_ADDRESS, "3c:07:54:1a:2b:3c"),
            entry(InfoType.UUID, "3b241101-e2bb-4255-8caf-4136c566a962"),
            entry(InfoType.DATE, "1987-03-04"),
            entry(InfoType.PERSON_NAME, "Ada Lovelace"),
            entry(InfoType.STREET_ADDRESS, "Lindenstraße 12a, Apt. 4"),
            entry(InfoType.POSTAL_CODE, "SW1A 1AA"),
            entry(InfoType.CITY, "Frankfurt am Main"),
            entry(InfoType.COUNTRY, "United Kingdom"),
            entry(InfoType.ORGANIZATION, "Lovelace Engines GmbH & Co. KG"),
            entry(InfoType.NATIONALITY, "Portuguese"),
            entry(InfoType.TITLE, "Prof."),
            entry(InfoType.URL, "https://mail.org/ada?x=1"));

    /** What each sink makes of the value, by its name. */
    private static Map<String, String> everywhere(Sanitizer sanitizer, String value) throws IOException {
        Map<String, String> results = new LinkedHashMap<>();
        results.put(
                "column",
                String.valueOf(sanitizer
                        .transformation(ColumnName.of("holder", "ruled"), 4_000)
                        .apply(value)));
        results.put("text", within(sanitizer.text().sanitize("<<" + value + ">>")));
        results.put(
                "text bytes",
                within(new String(sanitizer.text().sanitize(("<<" + value + ">>").getBytes(UTF_8)), UTF_8)));
        StringWriter stream = new StringWriter();
        StreamSanitizer.of(sanitizer).sanitize(new StringReader("<<" + value + ">>"), stream);
        results.put("stream", within(stream.toString()));

        String json = JSON.writeValueAsString(Map.of("ruled", value, "found", "<<" + value + ">>"));
        var clean = JSON.readTree(JsonSanitizer.of(sanitizer).sanitize(json));
        results.put("json by key", clean.get("ruled").asString());
        results.put("json by finding", within(clean.get("found").asString()));

        String quoted = '"' + value.replace("\"", "\"\"") + '"';
        List<String> csv = CsvSanitizer.builder(sanitizer)
                .table("holder")
                .delimiter('\t')
                .build()
                .sanitize("ruled\tfound\n" + quoted + "\t\"<<" + quoted.substring(1, quoted.length() - 1) + ">>\"")
                .lines()
                .skip(1)
                .flatMap(row -> java.util.Arrays.stream(row.split("\t", -1)))
                .map(cell -> cell.substring(1, cell.length() - 1).replace("\"\"", "\""))
                .toList();
        results.put("csv by column", csv.get(0));
        results.put("csv by finding", within(csv.get(1)));

        Holder holder = ObjectSanitizer.of(sanitizer).sanitize(new Holder(value, "<<" + value + ">>"));
        results.put("record by field", holder.ruled());
        results.put("record by finding", within(holder.found()));

        LogSanitizer log = LogSanitizer.of(sanitizer);
        results.put("log", within(log.sanitize("<<" + value + ">>")));
        results.put("log bytes", within(new String(log.sanitize(("<<" + value + ">>").getBytes(UTF_8)), UTF_8)));
        return results;
    }

    private static String within(String marked) {
        assertThat(marked.startsWith("<<") && marked.endsWith(">>")).isTrue();
        return marked.substring(2, marked.length() - 2);
    }

    @ParameterizedTest
    @MethodSource("types")
    void value_withAKey_becomesOnePseudonymInEverySink(InfoType type) throws IOException {
        String value = sample(type);
        Map<String, String> results =
                everywhere(Sanitizer.of(policy(type), KEY).lookingFor(finding(type, value)), value);
        String first = results.get("column");
        assertThat(first.equals(value)).as("%s stays", type).isFalse();
        assertThat(type.madeSpace().contains(first)).as("%s is made", type).isEqualTo(type != SHIFTED);
        results.forEach((sink, result) ->
                assertThat(result.equals(first)).as("%s in %s", type, sink).isTrue());
    }

    @ParameterizedTest
    @MethodSource("types")
    void value_withoutAKey_becomesOneMarkerInEverySink_andAMadeOneStays(InfoType type) throws IOException {
        String value = sample(type);
        everywhere(Sanitizer.redacting(policy(type)).lookingFor(finding(type, value)), value)
                .forEach((sink, result) -> assertThat(result.equals("[" + type.name() + "]"))
                        .as("%s in %s", type, sink)
                        .isTrue());
        String made = type.madeSpace().replace(KEY.functionFor(type), value, Integer.MAX_VALUE);
        String expected = type == SHIFTED ? "[" + type.name() + "]" : made;
        everywhere(Sanitizer.redacting(policy(type)).lookingFor(finding(type, made)), made)
                .forEach((sink, result) -> assertThat(result.equals(expected))
                        .as("made %s in %s", type, sink)
                        .isTrue());
    }

    @Test
    void types_areManyAndSamplesAreNotMade() {
        assertThat(types()).hasSizeGreaterThan(30);
        assertThat(types()).noneMatch(type -> type.madeSpace().contains(sample(type)));
    }
}
