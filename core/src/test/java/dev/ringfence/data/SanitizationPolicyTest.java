package dev.ringfence.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ringfence.data.Treatment.DateUnit;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SanitizationPolicyTest {
    private static final SanitizationPolicy EVERY_TREATMENT = SanitizationPolicy.builder("shop \"A\" 😀")
            .keep("customer.id")
            .block("customer.secret")
            .redact("customer.remark")
            .nullify("customer.photo")
            .constant("customer.password", "not a \"secret\"")
            .mask("customer.tax_id", 4)
            .pseudonymize("customer.email", InfoType.EMAIL_ADDRESS)
            .sanitizeText("crm.\"customer note\".\"te.xt\"")
            .truncateDate("customer.born", DateUnit.YEAR)
            .build();

    @Test
    void json_everyTreatment_isReadBackAlike(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("policy.json");
        EVERY_TREATMENT.write(file);
        SanitizationPolicy read = SanitizationPolicy.read(file);
        assertThat(read.rules()).isEqualTo(EVERY_TREATMENT.rules());
        assertThat(read.name()).isEqualTo(EVERY_TREATMENT.name());
        assertThat(read.digest()).isEqualTo(EVERY_TREATMENT.digest()).hasSize(64);
    }

    @Test
    void digest_orderAndCaseOfColumns_doNotMatterTreatmentsDo() {
        SanitizationPolicy one =
                SanitizationPolicy.builder("p").keep("a.x").redact("b.y").build();
        SanitizationPolicy two =
                SanitizationPolicy.builder("p").redact("B.Y").keep("A.x").build();
        SanitizationPolicy other =
                SanitizationPolicy.builder("p").keep("a.x").keep("b.y").build();
        assertThat(one.digest()).isEqualTo(two.digest()).isNotEqualTo(other.digest());
    }

    @Test
    void treatmentOf_ruleWithSchema_winsOverTheOneForAnySchema() {
        SanitizationPolicy policy =
                SanitizationPolicy.builder("p").keep("t.c").redact("crm.t.c").build();
        assertThat(policy.treatmentOf(new ColumnName("CRM", "T", "C"))).contains(new Treatment.Redact());
        assertThat(policy.treatmentOf(new ColumnName("shop", "t", "c"))).contains(new Treatment.Keep());
        assertThat(policy.treatmentOf(new ColumnName("shop", "t", "d"))).isEmpty();
    }

    @Test
    void builder_secondRuleForAColumn_isRefused() {
        SanitizationPolicy.Builder builder = SanitizationPolicy.builder("p").keep("t.c");
        assertThatIllegalStateException()
                .isThrownBy(() -> builder.redact("T.C"))
                .withMessage("'t.c' must have one rule but was given two");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'name':'p','version':1,'rules':[{'colum':'t.c','action':'keep'}]} | did you mean 'column'?",
                "{'name':'p','version':1,'rules':[{'column':'t.c','action':'keep','keeplast':4}]} | but had 'keeplast'; did you mean 'keepLast'?",
                "{'name':'p','version':1,'rules':[{'column':'t.c','action':'mask','keepLats':4}]} | did you mean 'keepLast'?",
                "{'name':'p','version':1,'rules':[{'column':'t.c','action':'mask'}]} | 't.c' must have the key 'keepLast'",
                "{'name':'p','version':1,'rules':[{'column':'t.c','action':'kep'}]} | did you mean 'keep'?",
                "{'name':'p','version':1,'rules':[{'column':'t.c','action':'pseudonymize','infoType':'EMAIL'}]} | must be one of EMAIL_ADDRESS",
                "{'name':'p','version':1,'rules':[{'column':'t.c','action':'pseudonymize','infoType':'PHONE_NUMBERS'}]} | did you mean 'PHONE_NUMBER'?",
                "{'name':'p','version':1,'rules':[{'column':'t.c','action':'keep'},{'column':'T.C','action':'redact'}]} | must have one rule",
                "{'name':'p','version':1,'rules':[{'column':'t.c','column':'t.d','action':'keep'}]} | must be JSON",
                "{'name':'p','version':1,'rules':[{'column':'c','action':'keep'}]} | had 1 parts",
                "{'name':'p','version':2,'rules':[]} | 'version' must be 1",
                "{'name':'p','version':1,'rule':[]} | did you mean 'rules'?",
                "{'name':'p','version':1,'rules':{}} | 'rules' must be an array",
                "{'name':'p','version':1,'rules':[]} x | must be JSON",
                "{'name':'p' | must be JSON",
                "[] | 'policy' must have the key 'name'",
            })
    void parse_anythingUnknown_isRefusedByName(String json, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SanitizationPolicy.parse(json.replace('\'', '"')))
                .withMessageContaining(message);
    }

    @Test
    void ruleJson_pastedIntoAPolicy_isThatRule() {
        ColumnName column = ColumnName.parse("customer.email");
        Treatment treatment = new Treatment.Pseudonymize(InfoType.EMAIL_ADDRESS);
        String rule = SanitizationPolicy.ruleJson(column, treatment);
        assertThat(rule)
                .isEqualTo(
                        "{\"column\":\"customer.email\",\"action\":\"pseudonymize\",\"infoType\":\"EMAIL_ADDRESS\"}");
        assertThat(SanitizationPolicy.parse("{\"name\":\"p\",\"version\":1,\"rules\":[" + rule + "]}")
                        .treatmentOf(column))
                .contains(treatment);
    }

    @ParameterizedTest
    @CsvSource({"a.b, a.b", "A.B, a.b", "s.a.b, s.a.b", "\"a.b\".c, \"a.b\".c", "\"a\"\"b\".c, \"a\"\"b\".c"})
    void columnName_parsed_printsAsItReads(String text, String printed) {
        ColumnName column = ColumnName.parse(text);
        assertThat(column).hasToString(printed);
        assertThat(ColumnName.parse(printed)).isEqualTo(column);
    }

    @ParameterizedTest
    @CsvSource({"a", "a.b.c.d", "a.", ".b", "\"a.b"})
    void columnName_malformed_isRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ColumnName.parse(text));
    }

    @Test
    void mask_thatHidesTooLittle_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Treatment.Mask(5))
                .withMessage("'keepLast' must be from 0 to 4 but was 5");
    }
}
