package dev.ringfence.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ringfence.data.BlockedValueException;
import dev.ringfence.data.ColumnName;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.sanitize.Sanitizer;
import dev.ringfence.testing.FixedKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvSanitizerTest {
    private static final SanitizationPolicy POLICY = SanitizationPolicy.builder("csv")
            .keep("customer.id")
            .pseudonymize("customer.email", InfoType.EMAIL_ADDRESS)
            .redact("customer.comment")
            .key("secret", new Treatment.Nullify())
            .key("motto", new Treatment.Constant("say \"no\", twice"))
            .block("customer.grade")
            .truncateDate("customer.since", Treatment.DateUnit.YEAR)
            .build();
    private static final Sanitizer SANITIZER = Sanitizer.of(POLICY, FixedKey.open());
    private static final CsvSanitizer CSV =
            CsvSanitizer.builder(SANITIZER).table("customer").build();

    private static String email(String value) {
        return String.valueOf(SANITIZER
                .transformation(ColumnName.of("customer", "email"), 100)
                .apply(value));
    }

    @Test
    void columns_ofATable_areTreatedByTheirRules() {
        String csv = "id,E-Mail,email,comment,secret\r\n1,x,ada@mail.org,\"odd, \"\"very\"\"\",s3cret\r\n2,,,,\r\n";
        assertThat(CSV.sanitize(csv))
                .isEqualTo("id,E-Mail,email,comment,secret\r\n1,x," + email("ada@mail.org")
                        + ",\"[redacted]\",\r\n2,,,,\r\n");
    }

    @Test
    void column_withoutARule_isLookedIntoAsText() {
        assertThat(CSV.sanitize("id,note\n1,\"mail ada@mail.org, now\"\n"))
                .isEqualTo("id,note\n1,\"mail " + email("ada@mail.org") + ", now\"\n");
    }

    @Test
    void value_thatNeedsQuotes_getsThem() {
        assertThat(CSV.sanitize("motto\nhm\n")).isEqualTo("motto\n\"say \"\"no\"\", twice\"\n");
    }

    @Test
    void everyDoor_sameFile_givesTheSame() throws IOException {
        String csv = "\uFEFFid;email\n1;ada@mail.org\n\n\"2\";\"bob@mail.org\"";
        CsvSanitizer semicolons =
                CsvSanitizer.builder(SANITIZER).table("customer").delimiter(';').build();
        String expected = "\uFEFFid;email\n1;" + email("ada@mail.org") + "\n\n\"2\";\"" + email("bob@mail.org") + "\"";
        StringWriter chars = new StringWriter();
        semicolons.sanitize(new StringReader(csv), chars);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        semicolons.sanitize(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), bytes);
        assertThat(semicolons.sanitize(csv)).isEqualTo(expected);
        assertThat(chars.toString()).isEqualTo(expected);
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(expected);
        assertThat(semicolons.sanitize(csv.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(expected.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void nothingToChange_givesTheSameObject() {
        String csv = "id,note\r\n1,fine\r\n";
        byte[] bytes = {'i', 'd', '\n', (byte) 0xC3, 'x', (byte) 0xFF, '\n'};
        assertThat(CSV.sanitize(csv)).isSameAs(csv);
        assertThat(CSV.sanitize(bytes)).isSameAs(bytes);
    }

    @Test
    void malformedUtf8_besideAChangedCell_staysAsItIs() {
        byte[] csv = "id,secret\nA?,x\n".getBytes(StandardCharsets.UTF_8);
        csv[11] = (byte) 0xE9;
        byte[] clean = CSV.sanitize(csv);
        assertThat(clean).hasSize(csv.length - 1);
        assertThat(clean[11]).isEqualTo((byte) 0xE9);
    }

    @Test
    void file_withoutNames_isTreatedByTheGivenOnes() {
        CsvSanitizer nameless = CsvSanitizer.builder(SANITIZER)
                .table("customer")
                .columns("id", "email")
                .build();
        assertThat(nameless.sanitize("1,ada@mail.org")).isEqualTo("1," + email("ada@mail.org"));
    }

    @Test
    void firstLine_thatHoldsValues_isNoHeader() {
        assertThatExceptionOfType(CsvSyntaxException.class)
                .isThrownBy(() -> CSV.sanitize("1,ada@mail.org\n2,bob@mail.org\n"))
                .withMessageContaining("names")
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("ada"))
                .satisfies(refused -> assertThat(refused.column()).isEqualTo(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "id,note\\n1,\"open|2|2",
                "id,note\\n1,\"op\\nen\\n\\n|2|2",
                "id,note\\n\\n1,a\"b|3|2",
                "id,note\\n1,\"a\"b|2|2",
                "id,note\\n1|2|1",
                "id,note\\n1,2\\n1,2,3|3|3",
                "id,\"note|1|2"
            })
    void malformed_file_isRefusedWithItsPlace(String file, long line, int column) {
        CsvSyntaxException refused =
                catchThrowableOfType(CsvSyntaxException.class, () -> CSV.sanitize(file.replace("\\n", "\n")));
        assertThat(refused.line()).isEqualTo(line);
        assertThat(refused.column()).isEqualTo(column);
    }

    @Test
    void raggedRows_allowed_areTreatedAsFarAsNamesGo() {
        CsvSanitizer ragged =
                CsvSanitizer.builder(SANITIZER).table("customer").ragged().build();
        assertThat(ragged.sanitize("id,secret\n1\n1,2,ada@mail.org,\n\n"))
                .isEqualTo("id,secret\n1\n1,," + email("ada@mail.org") + ",\n\n");
    }

    @Test
    void blockedColumn_withAValue_isRefused() {
        assertThat(CSV.sanitize("id,grade\n1,\n")).isEqualTo("id,grade\n1,\n");
        assertThatExceptionOfType(BlockedValueException.class).isThrownBy(() -> CSV.sanitize("id,grade\n1,7\n"));
    }

    @Test
    void longCell_beyondTheBound_isRefused() {
        CsvSanitizer small = CsvSanitizer.builder(SANITIZER).maxCellChars(10).build();
        assertThat(small.sanitize("a\nabcdefghij\n")).hasSize(13);
        assertThatExceptionOfType(CsvSyntaxException.class)
                .isThrownBy(() -> small.sanitize("a\nabcdefghijk\n"))
                .withMessageContaining("10 characters");
        assertThatExceptionOfType(CsvSyntaxException.class)
                .isThrownBy(() -> small.sanitize(new StringReader("a\n\"" + "x".repeat(200_000)), new StringWriter()));
    }

    @Test
    void cell_longerThanTheBuffer_isTreatedWhole() throws IOException {
        String text = "x".repeat(200_000);
        StringWriter out = new StringWriter();
        CSV.sanitize(new StringReader("id,comment\n" + text + "," + text + "\n"), out);
        assertThat(out.toString().length()).isEqualTo("id,comment\n,[redacted]\n".length() + text.length());
    }

    @ParameterizedTest
    @ValueSource(chars = {'"', '\n', '\r', 'é'})
    void delimiter_thatIsNone_isRefused(char delimiter) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsvSanitizer.builder(SANITIZER).delimiter(delimiter))
                .withMessageContaining("'delimiter'");
    }

    @Test
    void choice_givenTwice_isRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> CsvSanitizer.builder(SANITIZER).ragged().ragged());
    }
}
