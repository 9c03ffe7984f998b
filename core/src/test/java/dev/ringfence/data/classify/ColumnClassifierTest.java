package dev.ringfence.data.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.InfoType;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnClassifierTest {

    private static ColumnClass classify(String table, String column, ColumnKind kind, List<String> values) {
        return ColumnClassifier.standard().classify(new ColumnSample(table, column, kind, values));
    }

    @ParameterizedTest
    @CsvSource({
        "customer, email, TEXT, DIRECT, EMAIL_ADDRESS",
        "customer, customerEmails, TEXT, DIRECT, EMAIL_ADDRESS",
        "customer, email_verified, BOOLEAN, NONE, ",
        "customer, email_sent_at, DATE, NONE, ",
        "customer, name, TEXT, DIRECT, PERSON_NAME",
        "product, name, TEXT, NONE, ",
        "branch, name, TEXT, NONE, ",
        "kunden, nachname, TEXT, DIRECT, PERSON_NAME",
        "patient, dateOfBirth, DATE, QUASI, DATE",
        "patient, geburtsdatum, DATE, QUASI, DATE",
        "patient, diagnosis_code, TEXT, SENSITIVE, ",
        "employee, salary, NUMBER, SENSITIVE, ",
        "users, password_hash, TEXT, SENSITIVE, ",
        "users, password_changed_at, DATE, NONE, ",
        "address, zip_code, TEXT, QUASI, POSTAL_CODE",
        "orders, note, TEXT, SENSITIVE, ",
        "orders, status, TEXT, NONE, ",
        "orders, total_amount, NUMBER, NONE, ",
        "sesion, correo_electronico, TEXT, DIRECT, EMAIL_ADDRESS",
        "payment, cardNumber, TEXT, DIRECT, PAYMENT_CARD_NUMBER",
        "payment, card_type, TEXT, NONE, ",
        "login, ip_address, TEXT, DIRECT, IP_ADDRESS",
        "person, passport_no, TEXT, DIRECT, ",
        "person, is_email_confirmed, BOOLEAN, NONE, ",
    })
    void column_byItsNameAlone_hasRoleAndType(
            String table, String column, ColumnKind kind, ColumnRole role, String type) {
        ColumnClass found = classify(table, column, kind, List.of());
        assertThat(found.role()).isEqualTo(role);
        assertThat(found.infoType().map(InfoType::name).orElse(null)).isEqualTo(type);
    }

    @Test
    void values_ofAValidatedType_outweighAnyName() {
        List<String> values =
                IntStream.range(0, 50).mapToObj(i -> "u" + i + "@example.com").toList();
        ColumnClass found = classify("t7", "c3", ColumnKind.TEXT, values);
        assertThat(found.infoType()).contains(InfoType.EMAIL_ADDRESS);
        assertThat(found.evidence()).anySatisfy(line -> assertThat(line).contains("100 % of 50 values"));
    }

    @Test
    void values_thatAreNotWhatTheNameSays_takeItBack() {
        List<String> models = IntStream.range(0, 50)
                .mapToObj(i -> "model " + (char) ('a' + i % 20))
                .toList();
        ColumnClass found = classify("device", "phone", ColumnKind.TEXT, models);
        assertThat(found.role()).isEqualTo(ColumnRole.NONE);
    }

    @Test
    void text_thatHoldsAddressesNowAndThen_isSanitized() {
        List<String> values = IntStream.range(0, 100)
                .mapToObj(i -> i % 20 == 0 ? "ask u" + i + "@example.com" : "ok " + i)
                .toList();
        ColumnClass found = classify("job", "info", ColumnKind.TEXT, values);
        assertThat(found.role()).isEqualTo(ColumnRole.SENSITIVE);
        assertThat(found.draft().toString()).isEqualTo("sanitize-text");
    }

    @Test
    void evidence_ofAnyColumn_holdsNoValue() {
        ColumnClass found = classify("t", "c", ColumnKind.TEXT, List.of("secretword@example.com", "otherword"));
        assertThat(found.evidence().toString().contains("word")).isFalse();
    }
}
