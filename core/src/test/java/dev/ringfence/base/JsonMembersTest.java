package dev.ringfence.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonMembersTest {
    private static final JsonMembers EVERYTHING = JsonMembers.parse("""
            {"version": 1, "text": "t", "int": 7, "long": 5000000000, "decimal": 0.5, "yes": true, "word": "mask-it",
             "none": null, "words": ["mask-it", "keep"], "objects": [{"a": 1}], "texts": ["x", "y"], "object": {"b": 2},
             "both": ["x", {"name": "z"}], "empty": [], "mixed": [1], "twice": ["keep", "keep"]}
            """, "thing");

    /** A closed set. */
    enum Action {
        KEEP,
        MASK_IT
    }

    @Test
    void member_ofTheKindAskedFor_isGiven() {
        assertThat(EVERYTHING.text("text")).isEqualTo("t");
        assertThat(EVERYTHING.integer("int")).isEqualTo(7);
        assertThat(EVERYTHING.number("long")).isEqualTo(5_000_000_000L);
        assertThat(EVERYTHING.decimal("decimal")).isEqualTo(0.5);
        assertThat(EVERYTHING.decimal("int")).isEqualTo(7);
        assertThat(EVERYTHING.truth("yes")).isTrue();
        assertThat(EVERYTHING.scalar("yes") + EVERYTHING.scalar("int") + EVERYTHING.scalar("text"))
                .isEqualTo("true7t");
        assertThat(EVERYTHING.word("word", Action.values())).isEqualTo(Action.MASK_IT);
        assertThat(EVERYTHING.words("words", Action.values())).containsExactly(Action.MASK_IT, Action.KEEP);
        assertThat(EVERYTHING.objects("objects"))
                .singleElement()
                .satisfies(one -> assertThat(one.integer("a")).isOne());
        assertThat(EVERYTHING.texts("texts")).containsExactly("x", "y");
        assertThat(EVERYTHING.members("object").keys()).containsExactly("b");
        List<String> both = new ArrayList<>();
        EVERYTHING.each("both", both::add, detailed -> both.add(detailed.text("name")));
        assertThat(both).containsExactly("x", "z");
        EVERYTHING.requireVersion(1);
    }

    @Test
    void member_thatIsMissing_isNoElementOfAnArray() {
        assertThat(EVERYTHING.has("absent")).isFalse();
        assertThat(EVERYTHING.has("none")).isTrue();
        assertThat(EVERYTHING.texts("absent")).isEmpty();
        assertThat(EVERYTHING.objects("absent")).isEmpty();
        assertThat(EVERYTHING.words("absent", Action.values())).isEmpty();
    }

    private static void refused(Runnable reading, String message) {
        assertThatIllegalArgumentException().isThrownBy(reading::run).withMessage(message);
    }

    @Test
    void member_ofAnotherKind_isRefusedByName() {
        refused(() -> EVERYTHING.text("int"), "'int' must be a string");
        refused(() -> EVERYTHING.text("absent"), "'absent' must be a string");
        refused(() -> EVERYTHING.integer("long"), "'long' must be an integer");
        refused(() -> EVERYTHING.number("decimal"), "'decimal' must be an integer");
        refused(() -> EVERYTHING.decimal("text"), "'text' must be a number");
        refused(() -> EVERYTHING.truth("none"), "'none' must be true or false");
        refused(() -> EVERYTHING.scalar("none"), "'none' must be a string, a number, true or false");
        refused(() -> EVERYTHING.word("text", Action.values()), "'text' must be one of keep, mask-it");
        refused(() -> EVERYTHING.words("text", Action.values()), "'text' must be an array");
        refused(() -> EVERYTHING.words("empty", Action.values()), "'empty' must not be empty");
        refused(() -> EVERYTHING.words("mixed", Action.values()), "'mixed' must hold only keep, mask-it");
        refused(() -> EVERYTHING.words("twice", Action.values()), "'twice' must hold 'keep' once");
        refused(() -> EVERYTHING.objects("texts"), "'texts' must hold objects");
        refused(() -> EVERYTHING.texts("both"), "'both' must hold strings");
        refused(() -> EVERYTHING.members("texts"), "'texts' must be an object");
        refused(() -> EVERYTHING.each("mixed", one -> {}, one -> {}), "'mixed' must hold names and objects");
        refused(() -> EVERYTHING.requireVersion(2), "'version' must be 2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"a\": 1, \"a\": 2}",
                "{} {}",
                "{\"a\": secret}",
                "{\"a\": \"secret",
                "{'a': 1}",
                "nothing",
            })
    void text_thatIsNotOneObject_isRefusedAndNotShown(String json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonMembers.parse(json, "thing"))
                .withMessage("'thing' must be JSON but is not at line 1");
    }

    @Test
    void keys_unknownOrMissing_areRefusedWithTheNearestKnownOne() {
        JsonMembers object = JsonMembers.parse("{\"Maxrows\": 1}", "thing");
        refused(
                () -> object.requireKeys("thing", List.of("minRows", "maxRows"), List.of()),
                "'thing' must have only the keys minRows, maxRows but had 'Maxrows'; did you mean 'maxRows'?");
        refused(
                () -> object.requireKeys("thing", List.of("Maxrows", "name"), List.of("name")),
                "'thing' must have the key 'name'");
    }
}
