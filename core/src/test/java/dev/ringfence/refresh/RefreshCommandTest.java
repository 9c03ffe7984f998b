package dev.ringfence.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefreshCommandTest {
    private static RefreshCommand parse(String words) {
        return RefreshCommand.parse(words.isEmpty() ? List.of() : List.of(words.split(" ", -1)));
    }

    @Test
    void parse_commands_areThoseOfTheUsage() {
        Optional<Path> job = Optional.of(Path.of("job.json"));
        assertThat(parse("plan job.json"))
                .isEqualTo(new RefreshCommand(RefreshCommand.Name.PLAN, job, false, Optional.empty()));
        assertThat(parse("plan job.json --json"))
                .isEqualTo(new RefreshCommand(RefreshCommand.Name.PLAN, job, true, Optional.empty()));
        assertThat(parse("run job.json --approved abc"))
                .isEqualTo(new RefreshCommand(RefreshCommand.Name.RUN, job, false, Optional.of("abc")));
        assertThat(parse("schema-fill").name()).isEqualTo(RefreshCommand.Name.SCHEMA_FILL);
        assertThat(parse("-h").name()).isEqualTo(RefreshCommand.Name.HELP);
        for (String form : RefreshCommand.USAGE.substring("Usage: ".length()).split(" \\| ", -1)) {
            assertThat(parse(form.replaceAll("[\\[\\]]", ""))).isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | The first word must be one of plan, run, schema, schema-fill, --help",
                "S3cret | The first word must be one of plan, run, schema, schema-fill, --help",
                "paln S3cret | did you mean 'plan'?",
                "plan | 'plan' must be followed by a JOB-FILE",
                "run --approved S3cret | 'run' must be followed by a JOB-FILE",
                "plan S3cret --approved S3cret | 'plan JOB-FILE' must be followed by --json or nothing",
                "run S3cret --aproved S3cret | or nothing; did you mean '--approved'?",
                "run S3cret --approved | 'run JOB-FILE' must be followed by --approved and a plan's digest, or nothing",
                "schema S3cret | 'schema' must be followed by nothing",
            })
    void parse_noCommand_isToldAndNotRepeated(String words, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse(words))
                .withMessageContaining(message)
                .withMessageNotContaining("S3cret");
    }
}
