package dev.ringfence.spring.actuator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HowToTest {
    private static final String ADDRESS = "https://shop.example:9001/actuator/safeguards";

    @Test
    void commands_forWhoeverMayOperate_areWholeAndTheirOwn() {
        HowTo howTo = new HowTo(true, "ada", ADDRESS);

        assertThat(howTo.obstacle()).isEmpty();
        assertThat(howTo.commands())
                .hasSameSizeAs(Operation.values())
                .extracting(HowTo.Command::line)
                .allSatisfy(line -> assertThat(line)
                        .startsWith("curl -u ada -H 'Content-Type: application/json' \\\n  -d '{")
                        .contains(ADDRESS + "/"));
        for (Operation operation : Operation.values()) {
            assertThat(howTo.commands())
                    .anyMatch(command ->
                            command.line().endsWith("/" + operation.name().toLowerCase(Locale.ROOT)));
        }
    }

    @Test
    void commands_forOthers_areNone_andThePageSaysWhy() {
        assertThat(new HowTo(false, "ada", ADDRESS).commands()).isEmpty();
        assertThat(new HowTo(false, "ada", ADDRESS).obstacle())
                .contains("management.endpoint.safeguards.access=unrestricted");
        assertThat(new HowTo(true, null, ADDRESS).commands()).isEmpty();
        assertThat(new HowTo(true, null, ADDRESS).obstacle()).contains("logs in");
    }

    /** Name and host come from whoever asks: neither becomes a command of its own when it is pasted into a shell. */
    @ParameterizedTest
    @ValueSource(strings = {"$(reboot)", "a b", "x;ls", "'", "`id`", "-o/etc/passwd", "a\nb", "", "a\u202eb"})
    void textOfOthers_thatAShellWouldRead_isLeftOut(String text) {
        assertThat(new HowTo(true, text, "http://" + text + "/actuator/safeguards").commands())
                .extracting(HowTo.Command::line)
                .allSatisfy(line -> {
                    assertThat(line).startsWith("curl -u NAME -H ");
                    assertThat(line.substring(line.lastIndexOf("  ") + 2))
                            .as("the address is one plain word")
                            .matches("[A-Za-z0-9._@:/\\[\\]-]+");
                });
    }
}
