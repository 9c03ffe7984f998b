package dev.ringfence.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChainHashTest {
    private static final ChainHash PLAIN = new ChainHash(Optional.empty());
    private static final byte[] KEY = new byte[32];

    private static EntryRow row(String... fields) {
        return new EntryRow(
                fields[0],
                Long.parseLong(fields[1]),
                fields[2],
                fields[3],
                fields[4],
                fields[5],
                fields[6],
                fields[7],
                fields[8],
                "");
    }

    @Test
    void encoding_ofFields_isLengthThenBytes() {
        assertThat(HexFormat.of().formatHex(ChainHash.encode("a", "", "ä")))
                .isEqualTo("0000000161" + "00000000" + "00000002c3a4");
    }

    @Test
    void content_withTextMovedBetweenFieldsOrOneFieldChanged_hashesToSomethingElse() {
        String[] base = {"id", "12", "KIND", "actor", "SERVICE", "env", "rule", "digest", "detail"};
        Set<String> hashes = new HashSet<>(List.of(PLAIN.ofContent(row(base))));
        List<String[]> others = new ArrayList<>();
        for (int i = 0; i < base.length; i++) {
            String[] changed = base.clone();
            changed[i] = i == 1 ? "13" : base[i] + "x";
            others.add(changed);
        }
        // The last letter of one field becomes the first of the next.
        for (int i = 2; i < base.length - 1; i++) {
            String[] moved = base.clone();
            moved[i] = base[i].substring(0, base[i].length() - 1);
            moved[i + 1] = base[i].substring(base[i].length() - 1) + base[i + 1];
            others.add(moved);
        }
        others.forEach(
                other -> assertThat(hashes.add(PLAIN.ofContent(row(other)))).isTrue());
        assertThat(hashes).hasSize(1 + others.size());
    }

    @Test
    void link_withAnyPartChanged_hashesToSomethingElse() {
        Set<String> hashes = new HashSet<>();
        hashes.add(PLAIN.ofLink(1, "c", 5, "p"));
        hashes.add(PLAIN.ofLink(2, "c", 5, "p"));
        hashes.add(PLAIN.ofLink(1, "d", 5, "p"));
        hashes.add(PLAIN.ofLink(1, "c", 6, "p"));
        hashes.add(PLAIN.ofLink(1, "c", 5, "q"));
        hashes.add(new ChainHash(Optional.of(KEY)).ofLink(1, "c", 5, "p"));
        assertThat(hashes).hasSize(6).allSatisfy(hash -> assertThat(hash).matches("[0-9a-f]{64}"));
    }

    @Test
    void key_tooShort_isRefusedByItsLength() {
        assertThatThrownBy(() -> new ChainHash(Optional.of(new byte[31])))
                .hasMessage("'key' must have at least 32 bytes but had 31");
    }

    @Test
    void row_ofAKindOfANewerVersion_isReadAsOther() {
        AuditEntry entry = row("id", "1", "TELEPORTED", "ann", "HUMAN", "env", "rule", "d", "moved")
                .entry();
        assertThat(entry.kind()).isEqualTo(AuditEntry.Kind.OTHER);
        assertThat(entry.detail()).isEqualTo("teleported: moved");
        assertThat(entry.at()).isEqualTo(Instant.ofEpochSecond(0, 1000));
    }
}
