package dev.ringfence.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ringfence.data.Treatment.DateUnit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
            .rule("customer.number", new Treatment.Encrypt())
            .rule("customer.code", new Treatment.Hash(32))
            .rule(
                    "customer.card",
                    new Treatment.Pseudonymize(InfoType.PAYMENT_CARD_NUMBER, PseudonymForm.MARKED_INVALID))
            .rule("customer.pan", new Treatment.Pseudonymize(InfoType.IBAN, PseudonymForm.FORMAT_PRESERVING))
            .rule("customer.visited", new Treatment.ShiftDate("customer_id", 365))
            .rule("customer.closed", new Treatment.ShiftDate("", 30))
            .rule("customer.age", new Treatment.PoolAge())
            .rule("customer.income", new Treatment.Bucket(10_000_000_000L))
            .key("First_Name", new Treatment.Mask(1, 1, true))
            .key("initials", new Treatment.Truncate(2))
            .path("$.orders[*]['e-mail'][0]", new Treatment.Redact())
            .path("$[\"it's odd\"]", new Treatment.Keep())
            .field("shop.Customer.phone", new Treatment.Nullify())
            .finding(InfoType.POSTAL_CODE, new Treatment.TruncateZip())
            .finding(InfoType.PAYMENT_CARD_NUMBER, new Treatment.TruncateCard())
            .otherwise(new Treatment.Block())
            .revision(7)
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
    void json_everyTreatment_isThere() {
        Set<Class<?>> used = new HashSet<>();
        EVERY_TREATMENT.rules().values().forEach(treatment -> used.add(treatment.getClass()));
        assertThat(used).containsExactlyInAnyOrder(Treatment.class.getPermittedSubclasses());
        Set<Class<?>> targets = new HashSet<>();
        EVERY_TREATMENT.rules().keySet().forEach(target -> targets.add(target.getClass()));
        assertThat(targets).containsExactlyInAnyOrder(RuleTarget.class.getPermittedSubclasses());
    }

    @Test
    void json_revisionAndOtherwise_areReadBack() {
        SanitizationPolicy read = SanitizationPolicy.parse(EVERY_TREATMENT.toJson());
        assertThat(read.revision()).isEqualTo(7);
        assertThat(read.otherwise()).isEqualTo(new Treatment.Block());
        assertThat(read.toJson()).isEqualTo(EVERY_TREATMENT.toJson());
        SanitizationPolicy plain = SanitizationPolicy.builder("p").build();
        assertThat(plain.otherwise()).isEqualTo(new Treatment.SanitizeText());
        assertThat(plain.revision()).isEqualTo(1);
    }

    @Test
    void formatPreservingColumns_areListed() {
        assertThat(EVERY_TREATMENT.formatPreservingColumns())
                .containsExactly(ColumnName.of("customer", "number"), ColumnName.of("customer", "pan"));
    }

    @Test
    void treatmentOfKey_anySpelling_isOne() {
        for (String key : List.of("firstName", "first_name", "First-Name", "FIRST NAME")) {
            assertThat(EVERY_TREATMENT.treatmentOfKey(key)).contains(new Treatment.Mask(1, 1, true));
        }
        assertThat(EVERY_TREATMENT.treatmentOfKey("firstNames")).isEmpty();
        assertThat(EVERY_TREATMENT.treatmentOfKey("_")).isEmpty();
        assertThatIllegalStateException()
                .isThrownBy(() -> SanitizationPolicy.builder("p")
                        .key("first_name", new Treatment.Keep())
                        .key("firstName", new Treatment.Redact()))
                .withMessage("'firstname' must have one rule but was given two");
    }

    private static class Person {}

    private static final class Employee extends Person {}

    @Test
    void treatmentOfField_nearestClass_decides() {
        SanitizationPolicy policy = SanitizationPolicy.builder("p")
                .field("Person.name", new Treatment.Redact())
                .field("Employee.id", new Treatment.Keep())
                .field("dev.ringfence.data.SanitizationPolicyTest.Employee.id", new Treatment.Nullify())
                .build();
        assertThat(policy.treatmentOfField(Employee.class, "name")).contains(new Treatment.Redact());
        assertThat(policy.treatmentOfField(Employee.class, "id")).contains(new Treatment.Nullify());
        assertThat(policy.treatmentOfField(Person.class, "id")).isEmpty();
    }

    @Test
    void and_twoPolicies_areOneUnlessTheyDiffer() {
        SanitizationPolicy one = SanitizationPolicy.builder("one")
                .keep("t.a")
                .key("k", new Treatment.Redact())
                .revision(3)
                .build();
        SanitizationPolicy two = SanitizationPolicy.builder("two")
                .keep("t.a")
                .keep("t.b")
                .otherwise(new Treatment.Redact())
                .build();
        SanitizationPolicy both = one.and(two);
        assertThat(both.name()).isEqualTo("one + two");
        assertThat(both.revision()).isEqualTo(3);
        assertThat(both.rules()).hasSize(3);
        assertThat(both.otherwise()).isEqualTo(new Treatment.Redact());
        SanitizationPolicy three = SanitizationPolicy.builder("three")
                .redact("t.a")
                .otherwise(new Treatment.Keep())
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> both.and(three))
                .withMessage("'one + two + three' and 'three' must say the same of each target but differ on"
                        + " otherwise (redact, keep), t.a (keep, redact)");
    }

    @Test
    void otherwise_treatmentForOneKindOfValue_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SanitizationPolicy.builder("p").otherwise(new Treatment.PoolAge()))
                .withMessageContaining("but was pool-age");
    }

    @ParameterizedTest
    @CsvSource({
        "$, $",
        "$.a.b, $.a.b",
        "$['a']['b'], $.a.b",
        "$.items[*].iban, $.items[*].iban",
        "$.*.iban, $[*].iban",
        "$[0], $[0]",
        "$[\"e-mail\"], $['e-mail']",
        "$.größe, $.größe",
    })
    void jsonPath_parsed_printsAsItReads(String text, String printed) {
        JsonPath path = JsonPath.parse(text);
        assertThat(path).hasToString(printed);
        assertThat(JsonPath.parse(printed)).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({"a", "$.", "$..a", "$[", "$[01]", "$[-1]", "$['a]", "$.a b", "$.1a", "$[a]", "$a", "''", "$[9999999999]"
    })
    void jsonPath_malformed_isRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonPath.parse(text))
                .withMessageContaining("at offset");
    }

    @Test
    void jsonPath_narrower_isTheOneWithoutAWildcardAtTheFirstDifference() {
        JsonPath place = JsonPath.parse("$.a.b.c");
        JsonPath left = JsonPath.parse("$.a.*.*");
        JsonPath right = JsonPath.parse("$.*.b.c");
        assertThat(left.covers(place)).isTrue();
        assertThat(right.covers(place)).isTrue();
        assertThat(left.isNarrowerThan(right)).isTrue();
        assertThat(right.isNarrowerThan(left)).isFalse();
        assertThat(JsonPath.parse("$.a.b").covers(place)).isFalse();
        assertThat(place.covers(left)).isFalse();
    }

    @Test
    void treatmentOf_annotation_followsItsWords() throws NoSuchFieldException {
        SanitizationPolicy policy = SanitizationPolicy.builder("p")
                .finding(InfoType.IBAN, new Treatment.Mask(4))
                .build();
        assertThat(policy.treatmentOf(annotation("iban"))).isEqualTo(new Treatment.Mask(4));
        assertThat(policy.treatmentOf(annotation("email")))
                .isEqualTo(new Treatment.Pseudonymize(InfoType.EMAIL_ADDRESS));
        assertThat(policy.treatmentOf(annotation("plain"))).isEqualTo(new Treatment.Redact());
        assertThat(policy.treatmentOf(annotation("masked"))).isEqualTo(new Treatment.Mask(1, 2, false));
        assertThat(policy.treatmentOf(annotation("blocked"))).isEqualTo(new Treatment.Block());
        assertThatIllegalArgumentException().isThrownBy(() -> policy.treatmentOf(annotation("misspelt")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy.treatmentOf(annotation("untyped")))
                .withMessageContaining("must name an info type for PSEUDONYMIZE");
    }

    private static Sensitive annotation(String field) throws NoSuchFieldException {
        return Objects.requireNonNull(Annotated.class.getDeclaredField(field).getAnnotation(Sensitive.class));
    }

    record Annotated(
            @Sensitive("IBAN") String iban,
            @Sensitive("EMAIL_ADDRESS") String email,
            @Sensitive String plain,
            @Sensitive(keepFirst = 1, keepLast = 2) String masked,
            @Sensitive(action = Sensitive.Action.BLOCK) String blocked,
            @Sensitive("EMAIL_ADRESS") String misspelt,

            @Sensitive(action = Sensitive.Action.PSEUDONYMIZE)
            String untyped) {}

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
                "{'name':'p','version':1,'rules':[{'column':'t.c','key':'k','action':'keep'}]} | named column, key",
                "{'name':'p','version':1,'rules':[{'action':'keep'}]} | but a rule named none",
                "{'name':'p','version':1,'rules':[{'key':'a_b','action':'keep'},{'key':'AB','action':'keep'}]} | must have one rule",
                "{'name':'p','version':1,'rules':[{'path':'$.a..b','action':'keep'}]} | at offset 4",
                "{'name':'p','version':1,'rules':[{'field':'email','action':'keep'}]} | had no dot",
                "{'name':'p','version':1,'rules':[{'finding':'IBAM','action':'keep'}]} | did you mean 'IBAN'?",
                "{'name':'p','version':1,'rules':[{'column':'t.c','action':'pseudonymize','infoType':'IBAN','form':'marked'}]} | 'form' must be one of made, marked-invalid, format-preserving",
                "{'name':'p','version':1,'rules':[{'column':'t.c','action':'hash','digits':8}]} | 'digits' must be from 16 to 64 but was 8",
                "{'name':'p','version':1,'rules':[{'column':'t.c','action':'bucket','width':1.5}]} | 'width' must be an integer",
                "{'name':'p','version':1,'rules':[{'column':'t.c','action':'mask','keepLast':1,'keepShape':1}]} | 'keepShape' must be true or false",
                "{'name':'p','version':1,'otherwise':'kep','rules':[]} | did you mean 'keep'?",
                "{'name':'p','version':1,'otherwise':'pool-age','rules':[]} | 'otherwise' must be one of",
                "{'name':'p','version':1,'revision':0,'rules':[]} | 'revision' must be positive but was 0",
                "{'name':'p','version':1,'revison':2,'rules':[]} | did you mean 'revision'?",
                "{'name':'p','version':1,'rule':[]} | did you mean 'rules'?",
                "{'name':'p','version':1,'rules':{}} | 'rules' must be an array",
                "{'name':'p','version':1,'rules':[]} x | must be JSON",
                "{'name':'p' | must be JSON",
                "[] | 'policy' must be an object",
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
