package dev.ringfence.refresh.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What columns are about by their names, and the texts for it: Datafaker's and our own. */
class SyntheticTopicTest {
    @ParameterizedTest
    @CsvSource({
        "article, favourite_colour, COLOR",
        "article, productName, PRODUCT",
        "product, name, PRODUCT",
        "CATEGORIES, NAME, CATEGORY",
        "person, country_code, COUNTRY_CODE",
        "person, homeCountry, COUNTRY",
        "invoice, currency, CURRENCY",
        "invoice, invoice_number, CODE",
        "ticket, description, PARAGRAPH",
        "ticket, whatever, WORDS",
        "shelf, name, WORDS",
    })
    void of_namesOfColumns_tellTheTopic(String table, String column, SyntheticTopic topic) {
        assertThat(SyntheticTopic.of(table, column)).isEqualTo(topic);
    }

    /** Without Datafaker these stand there. */
    @ParameterizedTest
    @EnumSource
    void own_anyTopic_isHarmlessAndNoTextComesTwice(SyntheticTopic topic) {
        assertThat(topic.own()).isNotEmpty().doesNotHaveDuplicates().allMatch(SyntheticPools::isMade);
    }

    @ParameterizedTest
    @EnumSource
    void of_poolsOfDatafaker_areHarmlessAndTheSameEachTime(SyntheticTopic topic) {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMANY, Locale.FRANCE)) {
            List<String> pool = new SyntheticPools(locale, new SyntheticSeed(3)).of(topic);
            assertThat(pool).doesNotHaveDuplicates().allMatch(SyntheticPools::isMade);
            assertThat(new SyntheticPools(locale, new SyntheticSeed(3)).of(topic))
                    .isEqualTo(pool);
        }
    }

    @Test
    void of_datafakerOnTheClassPath_givesMoreThanOurOwn() {
        List<String> pool = new SyntheticPools(Locale.ENGLISH, new SyntheticSeed(3)).of(SyntheticTopic.PRODUCT);
        assertThat(pool).hasSizeGreaterThan(SyntheticTopic.PRODUCT.own().size());
    }
}
