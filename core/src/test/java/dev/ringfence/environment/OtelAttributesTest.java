package dev.ringfence.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtelAttributesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "k=v|v",
                "a=1,k=v,b=2|v",
                " k = v |v",
                "k=%76|v",
                "%6b=v|v",
                "k=a%2Cb|a,b",
                "k=a=b|a=b",
                "k=%C3%A9|\u00e9",
                "k=a+b|a+b"
            })
    void values_oneOfTheKey_isDecoded(String attributes, String value) {
        assertThat(OtelAttributes.values(attributes, "k")).containsExactly(value);
    }

    @Test
    void values_keyTwice_givesBoth() {
        assertThat(OtelAttributes.values("k=a,k=b", "k")).containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "k", "kk=v", "=v", "K=v"})
    void values_keyNotThere_givesNone(String attributes) {
        assertThat(OtelAttributes.values(attributes, "k")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"k=%", "k=%7", "k=%zz", "other=%-1", "%g0=v"})
    void values_brokenEscape_isRefusedWithoutShowingIt(String attributes) {
        assertThatThrownBy(() -> OtelAttributes.values(attributes, "k"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'attributes' must have two hexadecimal digits after each '%'");
    }
}
