package dev.ringfence.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.sanitize.LiveDataGuard;
import dev.ringfence.testing.Environments;
import dev.ringfence.write.Subject;
import dev.ringfence.write.WriteDeniedException;
import dev.ringfence.write.WriteGuard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Values nested at random, against what their plain text says. */
class TextWithinPropertyTest {
    private static final String PLAUSIBLE = "hermann.mueller@gmx.de";
    private static final String MADE = "ann@example.com";
    private static final Subject SUBJECT = Subject.named("test");

    record Pair(@Nullable Object left, int number, @Nullable Object right) {}

    private static @Nullable Object next(Random random, int depth) {
        int kind = random.nextInt(depth > 4 ? 4 : 10);
        return switch (kind) {
            case 0 -> random.nextInt(4) == 0 ? PLAUSIBLE : MADE;
            case 1 -> "plain";
            case 2 -> null;
            case 3 -> 42;
            case 4 -> Optional.ofNullable(next(random, depth + 1));
            case 5 -> new Pair(next(random, depth + 1), 7, next(random, depth + 1));
            case 6 -> {
                Map<Object, @Nullable Object> map = new LinkedHashMap<>();
                map.put(random.nextInt(9) == 0 ? PLAUSIBLE : "key", next(random, depth + 1));
                yield map;
            }
            case 7 -> {
                Set<@Nullable Object> set = new LinkedHashSet<>();
                set.add(next(random, depth + 1));
                yield set;
            }
            default -> {
                List<@Nullable Object> list = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(next(random, depth + 1));
                }
                yield list;
            }
        };
    }

    @Property(tries = 3_000, seed = "20261122")
    void value_isRefusedIfAndOnlyIfItsTextHoldsAPlausibleOne(@ForAll Random random) {
        Object value = next(random, 0);
        boolean plausible = String.valueOf(value).contains(PLAUSIBLE);
        TextWithin enforcing = new TextWithin(WriteGuard.enforcing(Environments.STAGING), LiveDataGuard.standard());
        boolean refused = false;
        try {
            assertThat(enforcing.checked(value, "here", SUBJECT) == value).isTrue();
        } catch (WriteDeniedException denied) {
            refused = true;
        }
        assertThat(refused).isEqualTo(plausible);
    }

    @Property(tries = 3_000, seed = "20261122")
    void value_whereTheGuardReplaces_differsInThePlausibleOnesAlone(@ForAll Random random) {
        Object value = next(random, 0);
        String before = String.valueOf(value);
        TextWithin replacing = new TextWithin(
                WriteGuard.enforcing(Environments.STAGING),
                LiveDataGuard.builder().replacing().build());
        String after = String.valueOf(replacing.checked(value, "here", SUBJECT));
        assertThat(String.valueOf(value).equals(before))
                .as("the value itself is unchanged")
                .isTrue();
        assertThat(after.contains(PLAUSIBLE)).isFalse();
        if (!before.contains(PLAUSIBLE)) {
            assertThat(after).isEqualTo(before);
        }
        assertThat(after.replaceAll("[\\w.+-]+@example\\.(com|org|net)", "@"))
                .isEqualTo(before.replaceAll("[\\w.+-]+@(example\\.com|gmx\\.de)", "@"));
    }
}
