package dev.ringfence.data.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.Finding;
import dev.ringfence.data.InfoType;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameMatcherTest {
    /** What stands between angle brackets must be found, as that type and to the letter. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PERSON_NAME | We met <Anna van der Berg> there",
                "PERSON_NAME | signed by <J. R. Ewing> in 1980",
                "PERSON_NAME | a letter from <Siobhán O'Neill>",
                "PERSON_NAME | a letter from <Siobhán O\u2019Neill>",
                "PERSON_NAME | Mr. <Brown> will see you now",
                "PERSON_NAME | Frau <Müller-Lüdenscheidt> wartet",
                "PERSON_NAME | <Martin Luther King Jr.>, who had a dream",
                "PERSON_NAME | the table of <Hans McAllister>'s friend",
                "PERSON_NAME | INFO login of <Maria Gonzalez> failed",
                "PERSON_NAME | customerName=<Olga Petrova>",
                "PERSON_NAME | {\"full_name\": \"<Thomas Ibrahim>\"}",
                "PERSON_NAME | Passenger: <SMITH> / Name: <JOHN SMITH>",
                "TITLE | <Dr.> Novak is in",
                "CITY | She lives in <New York>",
                "CITY | She lives in <St. Louis> now",
                "CITY | a flight to <São Paulo>",
                "CITY | They met in <Paris>.",
                "COUNTRY | born in <Jordan>",
                "COUNTRY | a visa for the <US> is needed",
                "COUNTRY | travel to the <United Arab Emirates>",
                "NATIONALITY | a <German> car",
                "NATIONALITY | her <South African> passport",
                "ORGANIZATION | an account at <Tarnfield Bank>",
                "ORGANIZATION | he joined <Kestrel & Sons>",
                "ORGANIZATION | invoices of <Nordhaven GmbH>",
                "ORGANIZATION | at the <University of Applied Sciences>",
                "ORGANIZATION | near <St Mary's Hospital>",
                "STREET_ADDRESS | at <1600 Pennsylvania Ave NW, Apt 4> since",
                "STREET_ADDRESS | at <221B Baker Street> since",
                "STREET_ADDRESS | in der <Karl-Marx-Allee 12a> wohnt",
                "STREET_ADDRESS | demeure <12 rue de la Paix> depuis",
                "STREET_ADDRESS | vive en <Calle de Alcalá 45> desde",
                "STREET_ADDRESS | abita in <Via Garibaldi 8> da",
                "STREET_ADDRESS | write to <P.O. Box 1234> please",
                "STREET_ADDRESS | at <20 W 34th St., Suite 500>, please",
                "POSTAL_CODE | Springfield, IL <62704>",
                "POSTAL_CODE | Denver, Colorado <80202-1234>",
                "POSTAL_CODE | <10115> Berlin",
                "POSTAL_CODE | ZIP code: <73301>",
                "POSTAL_CODE | Ottawa <K1A 0B1>",
                "POSTAL_CODE | London <SW1A 2AA>",
                "POSTAL_CODE | <1012 AB> Amsterdam"
            })
    void value_inASentence_isFoundToTheLetter(String type, String marked) {
        int end = marked.lastIndexOf('>')
                - marked.chars().filter(c -> c == '<').map(c -> 2).sum()
                + 1;
        int start = marked.lastIndexOf('<')
                - 2 * ((int) marked.chars().filter(c -> c == '<').count() - 1);
        assertThat(found(marked.replace("<", "").replace(">", ""))).anySatisfy(finding -> {
            assertThat(finding.type().name()).isEqualTo(type);
            assertThat(List.of(finding.start(), finding.end())).isEqualTo(List.of(start, end));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-02T03:04:05Z INFO 1 --- [main] o.s.b.SpringApplication : Started Application in 3.2 seconds",
                "Connection to Redis lost, retrying; Kafka Broker unavailable, Jackson Mapper closed",
                "HTTP GET /Users/List returned Not Found for Content-Type application/json",
                "public final class CustomerName extends BaseName implements Serializable {",
                "import static org.junit.Assert.Equals; List<String> Names = new ArrayList<>();",
                "Caused by: java.lang.IllegalStateException: Pool Exhausted",
                "WARN Page Size exceeds Max Value; Frame Rate dropped",
                "The Quick Start Guide explains how to Read, Write and Delete Records.",
                "Please Mark the box. May we help? Will it rain? Grace periods apply. Page Not Found.",
                "Took 12 Seconds; 3 Retries left, 5 Workers busy, 200 OK, 404 Not Found",
                "Order 12345 of 90210 items, port 54321, pid 10115",
                "Total Amount Due: 100; Item Name: Blue Chair; File Name: Annual Report",
                "user_name=Server; hostName=Alpha; class Name: Node"
            })
    void words_ofProgramsAndLogs_areNoNames(String text) {
        assertThat(found(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 31, 32, 33, 200})
    void rows_ofAnyLength_areReadWithinBounds(int words) {
        assertThat(found("Xqz ".repeat(words)).size()).isLessThanOrEqualTo(words);
        assertThat(found("von ".repeat(words) + "Anna Berg")).isNotEmpty();
        assertThat(found("Anna-".repeat(words)).size()).isLessThanOrEqualTo(words);
    }

    private static List<Finding> found(String text) {
        return Detector.builder()
                .types(LabelledSentences.TYPES.toArray(InfoType[]::new))
                .build()
                .find(text);
    }
}
