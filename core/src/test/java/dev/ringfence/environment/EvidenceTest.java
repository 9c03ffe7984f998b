package dev.ringfence.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.environment.Evidence.Circumstance;
import dev.ringfence.environment.Evidence.Kind;
import dev.ringfence.environment.Evidence.Names;
import dev.ringfence.environment.Evidence.Silent;
import dev.ringfence.environment.Evidence.Weight;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceTest {

    @Test
    void explicit_value_isSplitAtCommasAndNothingElse() {
        assertThat(Evidence.explicit("s", "k", "a, b,,").claim()).isEqualTo(new Names(List.of("a", " b", "", "")));
        assertThat(Evidence.explicit("s", "k", "").claim()).isEqualTo(new Names(List.of("")));
    }

    @Test
    void ambient_value_isSplitLeniently() {
        assertThat(Evidence.ambient("s", "k", " a,b;c\td\n").claim()).isEqualTo(new Names(List.of("a", "b", "c", "d")));
        assertThat(Evidence.ambient("s", "k", " ,; ").claim()).isEqualTo(new Silent());
    }

    @Test
    void names_listChangedLater_stay() {
        List<String> words = new ArrayList<>(List.of("prod"));
        Names names = new Names(words);
        words.add("dev");
        assertThat(names.words()).containsExactly("prod");
    }

    @Test
    void toString_ofNames_showsNoWord() {
        assertThat(Evidence.explicit("call", "explicit", "hunter2,x").toString())
                .contains("Names[2 words]")
                .doesNotContain("hunter2");
    }

    @Test
    void claim_ofAnotherKind_isRefused() {
        assertThatThrownBy(() -> new Evidence("s", Kind.CIRCUMSTANTIAL, "k", new Names(List.of("hunter2"))))
                .hasMessage("'claim' must fit the kind but was Names for CIRCUMSTANTIAL");
        assertThatThrownBy(() -> new Evidence("s", Kind.EXPLICIT, "k", new Circumstance("x", Weight.WARNS)))
                .hasMessage("'claim' must fit the kind but was Circumstance for EXPLICIT");
        assertThat(Evidence.silent("s", Kind.CIRCUMSTANTIAL, "k").claim()).isEqualTo(new Silent());
    }
}
