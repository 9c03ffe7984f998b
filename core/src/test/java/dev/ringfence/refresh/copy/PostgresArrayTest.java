package dev.ringfence.refresh.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ringfence.refresh.survivor.AddressSpelling;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresArrayTest {
    private static List<String> elements(String array) {
        List<String> elements = new ArrayList<>();
        PostgresArray.each(array, elements::add);
        return elements;
    }

    @Test
    void each_element_isReadAsItWasWritten() {
        assertThat(elements("{a b,\"b,\\\"c\\\"\",NULL,\"NULL\",\"\",\"\\\\\"}"))
                .containsExactly("a b", "b,\"c\"", "NULL", "", "\\");
        assertThat(elements("{}")).isEmpty();
        assertThat(elements("[2:3]={{x},{y}}")).containsExactly("x", "y");
    }

    @Test
    void map_elements_keepsBracesBoundsAndNull() {
        assertThat(PostgresArray.map("[2:3]={{x,NULL},{\"y\\\"\",z}}", text -> text.toUpperCase(Locale.ROOT) + "\\"))
                .isEqualTo("[2:3]={{\"X\\\\\",NULL},{\"Y\\\"\\\\\",\"Z\\\\\"}}");
    }

    @Test
    void map_whatIsNoArray_isRefused() {
        for (String text : List.of("", "a", "{\"a}", "[1:2]=")) {
            assertThatIllegalArgumentException().isThrownBy(() -> elements(text));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "192168111, at 192.168.1.11 now, 192.168.1.11",
        "192168111, 192 168 111, ''",
        "20010db811, 2001:0DB8::11, 2001:0db8::11",
        "192168111443, 192.168.1.11:443, ''",
        "adalovelace, ada.lovelace, ''",
    })
    void spelling_ofAnAddress_isThatOfItsCell(String form, String cell, String spelling) {
        byte[] bytes = cell.getBytes(StandardCharsets.UTF_8);
        assertThat(AddressSpelling.of(bytes, 0, bytes.length, form)).isEqualTo(Set.of(spelling));
    }

    @Test
    void spellings_meet_unlessBothAreOtherAddresses() {
        assertThat(AddressSpelling.meet("192.168.1.11", "192.168.11.1")).isFalse();
        assertThat(AddressSpelling.meet("192.168.1.11", "192.168.1.11")).isTrue();
        assertThat(AddressSpelling.meet("192.168.1.11", AddressSpelling.NONE)).isTrue();
    }
}
