package dev.ringfence.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.examples.story.OtherJvm;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the operating system gets to see. */
class ExitCodeTest {
    @Test
    void main_withASettingNotUnderstood_exitsWithTwo() throws Exception {
        OtherJvm program = run("-Ddatabase=oracle");

        assertThat(program.exitCode()).isEqualTo(2);
        assertThat(program.output()).contains("'database' must be h2 or postgresql but was oracle");
    }

    @Test
    void main_whenNoDatabaseCanBeMade_exitsWithOne() throws Exception {
        OtherJvm program = run("-Dcustomers=100 -Djava.io.tmpdir=/dev/null");

        assertThat(program.exitCode()).isEqualTo(1);
    }

    private static OtherJvm run(String options) throws Exception {
        return OtherJvm.run(Quickstart.class, Map.of("JAVA_TOOL_OPTIONS", options));
    }
}
