package dev.ringfence.refresh.survivor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextMemoTest {
    @Test
    void find_textsOfOneHash_areNotTakenForEachOther() {
        TextMemo memo = new TextMemo();
        // Both of hash 2112 ("The Java Language Specification" fixes that of String).
        memo.learn("Aa", "one");
        assertThat(memo.find("Aa")).isEqualTo("one");
        assertThat(memo.find("BB")).isNull();
        memo.learn("BB", "other");
        assertThat(memo.find("BB")).isEqualTo("other");
        assertThat(memo.find("Aa")).isNull();
    }

    @Test
    void find_aLongText_isNotRemembered() {
        TextMemo memo = new TextMemo();
        String text = "a".repeat(49);
        memo.learn(text, "made");
        assertThat(memo.find(text)).isNull();
        memo.learn("short", "made".repeat(25));
        assertThat(memo.find("short")).isNull();
    }

    @Test
    void find_whereHardlyATextComesAgain_forgetsAll() {
        TextMemo memo = new TextMemo();
        memo.learn("kept", "made");
        for (int i = 0; i < 1 << 15; i++) {
            assertThat(memo.find("other" + i)).isNull();
        }
        assertThat(memo.find("kept")).isNull();
        memo.learn("kept", "made");
        assertThat(memo.find("kept")).isNull();
    }

    @Test
    void find_whereManyTextsComeAgain_goesOnKnowingThem() {
        TextMemo memo = new TextMemo();
        memo.learn("kept", "made");
        for (int i = 0; i < 1 << 17; i++) {
            assertThat(memo.find("kept")).isEqualTo("made");
            assertThat(memo.find("other" + i)).isNull();
        }
    }
}
