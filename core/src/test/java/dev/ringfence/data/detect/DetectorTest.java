package dev.ringfence.data.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.Finding;
import dev.ringfence.data.InfoType;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DetectorTest {
    private static final Set<InfoType> ACCOUNTS_AND_CONTACTS =
            Set.of(InfoType.EMAIL_ADDRESS, InfoType.PAYMENT_CARD_NUMBER, InfoType.IBAN, InfoType.PHONE_NUMBER);

    private static final Detector DETECTOR = Detector.standard();

    /** Between the brackets stands what must be found, and nothing else. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "EMAIL_ADDRESS | write to [ada.lovelace+shop@mail.engine.co.uk]!",
                "EMAIL_ADDRESS | <[ada@engine.org]>, then",
                "EMAIL_ADDRESS | '[o'neil@engine.org]'.",
                "EMAIL_ADDRESS | mailto:[ada@engine.org]?subject=x",
                "EMAIL_ADDRESS | [köchin@bücher.de]",
                "EMAIL_ADDRESS | [4485275742308327@engine.org]",
                "EMAIL_ADDRESS | x @ y ([a_b@c-d.io])",
                "PAYMENT_CARD_NUMBER | card [4485 2757 4230 8327] x 12/29",
                "PAYMENT_CARD_NUMBER | card=[4485275742308327], thanks",
                "PAYMENT_CARD_NUMBER | [5425-2334-3010-9903]",
                "PAYMENT_CARD_NUMBER | amex [3714 496353 98431].",
                "PAYMENT_CARD_NUMBER | made [9999 0000 0000 0004]",
                "IBAN | account [GB29 NWBK 6016 1331 9268 19] please",
                "IBAN | account [DE75512108001245126199]",
                "PHONE_NUMBER | call [+49 30 901820] now",
                "PHONE_NUMBER | call [+1 (212) 736-5000]",
                "PHONE_NUMBER | call [(212) 736-5000] x",
                "PHONE_NUMBER | call [212-736-5000x123]",
                "PHONE_NUMBER | call [1.212.736.5000].",
                "PHONE_NUMBER | ruf [030 901820-12] an",
                "PHONE_NUMBER | ruf [0171/1234567] an",
                "PHONE_NUMBER | Tel:[0049 171 1234567]",
                "PHONE_NUMBER | tel [020 7123 4567] or",
                "PHONE_NUMBER | tel [01 23 45 67 89].",
                "PHONE_NUMBER | tel [07123456789] bare",
                "PHONE_NUMBER | tel [2127365000] bare",
                "PHONE_NUMBER | tel [+12127365000] 2 times",
            })
    void find_value_isFoundWhereItStands(String type, String marked) {
        int start = marked.indexOf('[');
        int end = marked.indexOf(']') - 1;
        String text = marked.replace("[", "").replace("]", "");
        List<Finding> findings = DETECTOR.find(text);
        assertThat(findings).hasSize(1);
        Finding finding = findings.get(0);
        assertThat(finding.type()).hasToString(type);
        assertThat(finding.start()).isEqualTo(start);
        assertThat(finding.end()).isEqualTo(end);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "a@b",
                "a@@b.com",
                "user@localhost",
                "@Override void x()",
                "a.@b.c",
                "price 1,234,567.89 and 12.50",
                "123e4567-e89b-12d3-a456-426614174000",
                "12345678-1234-1234-1234-123456789012",
                "1700000000 1700000000123",
                "2024-01-02T03:04:05.678901234Z",
                "01.02.2024 10:30 and 2024/01/02 03:04",
                "v1.22.333.4444",
                "192.168.100.200",
                "4485275742308328",
                "4485 2757 4230 832",
                "8485275742308320",
                "order 0012345678901",
                "sha 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "GB29 NWBK 6016 1331 9268 18",
                "DE7551210800124512619",
                "EAN 4006381333931x",
                "ISBN 978-3-16-148410-0",
                "555-0100",
                "+999 123 456 789",
                "file_4485275742308327.pdf",
                "0x4485275742308327",
            })
    void find_whatOnlyLooksAlike_isNeitherAccountNorContact(String text) {
        assertThat(DETECTOR.find(text)).noneMatch(finding -> ACCOUNTS_AND_CONTACTS.contains(finding.type()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ada@engine.org | false",
                "ada@example.org | true",
                "4485275742308327 | false",
                "4111111111111111 | true",
                "(212) 736-5000 | false",
                "(212) 555-0123 | true",
                "020 7946 0123 | true",
                "GB29NWBK60161331926819 | false",
                "ZZ6600000000000 | true",
            })
    void find_value_isMadeOrPlausible(String text, boolean made) {
        assertThat(DETECTOR.find(text)).hasSize(1).allSatisfy(finding -> {
            assertThat(finding.made()).isEqualTo(made);
            assertThat(finding.plausible()).isEqualTo(!made);
        });
    }

    @Test
    void find_bareDigits_areNotEnoughForABoundary() {
        assertThat(DETECTOR.find("tel 07123456789")).hasSize(1).noneMatch(Finding::plausible);
    }

    @Test
    void find_severalValues_areInOrderAndApart() {
        List<Finding> findings =
                DETECTOR.find("ada@engine.org,+49 30 901820;4485 2757 4230 8327 DE75512108001245126199 eve@x.org");
        assertThat(findings)
                .extracting(Finding::type)
                .containsExactly(
                        InfoType.EMAIL_ADDRESS,
                        InfoType.PHONE_NUMBER,
                        InfoType.PAYMENT_CARD_NUMBER,
                        InfoType.IBAN,
                        InfoType.EMAIL_ADDRESS);
    }

    @Test
    void lexicon_knownNames_areFoundAsWholeCapitalisedWords() {
        NameLexicon lexicon =
                NameLexicon.builder().add("Dr. Ada Lovelace").add("O'Neil").build();
        assertThat(lexicon.size()).isEqualTo(3);
        assertThat(lexicon.find("Adamant ada called. ADA's dog; O’Neil, Lovelace-King and Dr. Who"))
                .extracting(Finding::start)
                .containsExactly(20, 31, 39);
        assertThat(lexicon.find("Ada's").get(0).end()).isEqualTo(3);
        assertThat(lexicon).hasToString("NameLexicon[3 words]");
    }

    @Test
    void and_overlap_keepsTheFirstDetectorsFinding() {
        Detector both = DETECTOR.and(NameLexicon.builder().add("Ada Engine Bob").build());
        assertThat(both.find("Bob or Ada@Engine.org, Ada, Bob"))
                .extracting(Finding::type)
                .containsExactly(
                        InfoType.PERSON_NAME, InfoType.EMAIL_ADDRESS, InfoType.PERSON_NAME, InfoType.PERSON_NAME);
    }

    /** What a longer text left in the scratch of the thread is no part of a shorter one. */
    @Test
    void find_shorterTextAfterALongerOne_isNotMixedWithIt() {
        for (int units = 0; units < 40; units++) {
            DETECTOR.find("x".repeat(40 + units));
            assertThat(DETECTOR.find(" ".repeat(units) + "ssn 536904399"))
                    .as("behind %d blanks", units)
                    .hasSize(1);
        }
    }
}
