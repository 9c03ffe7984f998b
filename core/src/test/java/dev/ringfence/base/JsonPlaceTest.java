package dev.ringfence.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonPlaceTest {
    private static final String JSON = "{\n  \"a\": 1,\n  \"b/c~\": {\"d\": [\n    {}, {\"e\": true}]}}";

    @Test
    void here_membersAndElements_areFoundByLineAndColumn() {
        JsonPlace root = JsonPlace.of(JSON);
        assertThat(root.here()).isEqualTo(" at line 1, column 1");
        assertThat(root.ofMember("a")).isEqualTo(" at line 2, column 3");
        JsonPlace odd = root.member("b/c~");
        assertThat(odd.here()).isEqualTo(" at line 3, column 3");
        assertThat(odd.element("d", 0).here()).isEqualTo(" at line 4, column 5");
        assertThat(odd.element("d", 1).ofMember("e")).isEqualTo(" at line 4, column 10");
    }

    @Test
    void here_nothingThere_orNotTold_saysNothing() {
        assertThat(JsonPlace.of(JSON).ofMember("z")).isEmpty();
        assertThat(JsonPlace.of("{\"a\": ").ofMember("z")).isEmpty();
        assertThat(JsonPlace.untold().member("a").here()).isEmpty();
    }
}
