package dev.ringfence.examples.spark.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparkStoryTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private int tell(String customers) throws Exception {
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            return SparkStory.tell(customers, out);
        }
    }

    private String told() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void story_holdsEveryClaim() throws Exception {
        int exitCode = tell("1200");

        assertThat(told())
                .contains(
                        "{\"column\":\"customers.mobile_phone\",\"action\":\"pseudonymize\",\"infoType\":\"PHONE_NUMBER\"}")
                .contains("[ok] not one job was started")
                .contains("[ok] from parquet to files of parquet: the same 1,200 rows, in every column")
                .contains("[ok] from csv to files of csv: the same 1,200 rows, in every column")
                .contains("[ok] from jdbc to files of parquet: the same 1,200 rows, in every column")
                .contains("1 value of customers.EMAIL in 1 of ")
                .contains("[ok] nothing was shown, and nothing is left")
                .contains("[ok] one bit that is another is told")
                .endsWith("Every step did what it claims." + System.lineSeparator())
                .doesNotContain("[failed]");
        assertThat(exitCode).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"99", "many", "10000001"})
    void setting_thatIsNoNumberInRange_exitsWithTwo(String customers) throws Exception {
        assertThat(tell(customers)).isEqualTo(2);
        assertThat(told()).isEqualTo("'customers' must be from 100 to 10000000" + System.lineSeparator());
    }
}
