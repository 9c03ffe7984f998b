package dev.ringfence.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

class DigestInputPropertyTest {
    private static final String LETTERS = "a'\"\\;,()0123456789\u00e9\u20ac\ud800\udc00\u0000NTIL";

    private static String encoded(@Nullable Object value) {
        return HexFormat.of().formatHex(new DigestInput().value("it", value).bytes());
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    private static @Nullable Object value(Random random, int depth) {
        return switch (random.nextInt(depth > 2 ? 10 : 14)) {
            case 0 -> null;
            case 1 -> text(random);
            case 2 -> random.nextInt(3);
            case 3 -> random.nextLong();
            case 4 -> random.nextBoolean();
            case 5 -> new BigDecimal(BigInteger.valueOf(random.nextInt(30)), random.nextInt(3));
            case 6 -> (double) random.nextInt(3);
            case 7 -> text(random).getBytes(StandardCharsets.UTF_16BE);
            case 8 -> LocalDate.ofEpochDay(random.nextInt(3));
            case 9 -> new UUID(0, random.nextInt(3));
            case 10 -> values(random, depth);
            case 11 -> new LinkedHashSet<>(values(random, depth));
            case 12 -> Optional.ofNullable(value(random, depth + 1));
            default -> {
                Map<Object, @Nullable Object> map = new LinkedHashMap<>();
                map.put(text(random), value(random, depth + 1));
                map.put(random.nextInt(2), value(random, depth + 1));
                yield map;
            }
        };
    }

    private static List<@Nullable Object> values(Random random, int depth) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            values.add(value(random, depth + 1));
        }
        return values;
    }

    /** An independent spelling of a value: equal for two values if and only if a digest must not tell them apart. */
    private static String spelled(@Nullable Object value) {
        if (value == null) {
            return "null";
        } else if (value instanceof String text) {
            StringBuilder units = new StringBuilder("text");
            text.chars().forEach(unit -> units.append(' ').append(unit));
            return units.toString();
        } else if (value instanceof Integer || value instanceof Long) {
            return "whole " + value;
        } else if (value instanceof byte[] bytes) {
            return "bytes " + Arrays.toString(bytes);
        } else if (value instanceof Set<?> set) {
            return "set "
                    + set.stream().map(one -> "<" + spelled(one) + ">").sorted().toList();
        } else if (value instanceof List<?> list) {
            return "list " + list.stream().map(one -> "<" + spelled(one) + ">").toList();
        } else if (value instanceof Map<?, ?> map) {
            return "map "
                    + map.entrySet().stream()
                            .map(one -> "<" + spelled(one.getKey()) + "=" + spelled(one.getValue()) + ">")
                            .sorted()
                            .toList();
        } else if (value instanceof Optional<?> optional) {
            return "optional <" + optional.map(DigestInputPropertyTest::spelled).orElse("") + ">";
        }
        return value.getClass().getSimpleName() + " " + value;
    }

    @Property(tries = 50_000, seed = "20261122")
    void values_two_areEncodedAlikeExactlyIfTheyAreAlike(@ForAll Random random) {
        Object one = value(random, 0);
        Object other = value(random, 0);

        assertThat(encoded(one).equals(encoded(other))).isEqualTo(spelled(one).equals(spelled(other)));
        // Neither is the beginning of the other, so what follows cannot be mistaken for a part of it.
        if (!spelled(one).equals(spelled(other))) {
            assertThat(encoded(one)).doesNotStartWith(encoded(other));
        }
    }

    /** Where one parameter ends and the next begins is part of the digest. */
    @Property(tries = 20_000, seed = "20261122")
    void values_inLists_areEncodedAlikeExactlyIfTheListsAreAlike(@ForAll Random random) {
        List<@Nullable Object> one = values(random, 2);
        List<@Nullable Object> other = values(random, 2);

        assertThat(Arrays.equals(
                        new DigestInput().values("it", one).bytes(),
                        new DigestInput().values("it", other).bytes()))
                .isEqualTo(spelled(one).equals(spelled(other)));
    }

    /** Each piece says how long it is, and together they are as long as the whole: nothing is left over or read twice. */
    @Property(tries = 5_000, seed = "20261122")
    void encoding_ofAnyValue_isOnePieceOfItsLength(@ForAll Random random) {
        ByteBuffer bytes =
                ByteBuffer.wrap(new DigestInput().value("it", value(random, 0)).bytes());
        bytes.get();
        assertThat(bytes.getInt()).isEqualTo(bytes.remaining());
    }

    private enum Colour {
        RED,
        BLUE
    }

    private record Point(int x, @Nullable String y) {}

    private record Pair(int x, @Nullable String y) {}

    @Example
    void types_thatADatabaseCannotTellApart_areAlike() {
        assertThat(encoded(5))
                .isEqualTo(encoded(5L))
                .isEqualTo(encoded((short) 5))
                .isEqualTo(encoded((byte) 5))
                .isEqualTo(encoded(BigInteger.valueOf(5)));
        LocalDateTime moment = LocalDateTime.parse("2026-01-02T03:04:05.000000006");
        assertThat(encoded(java.sql.Timestamp.valueOf(moment))).isEqualTo(encoded(moment));
        assertThat(encoded(java.sql.Date.valueOf("2026-01-02"))).isEqualTo(encoded(LocalDate.parse("2026-01-02")));
        assertThat(encoded(java.sql.Time.valueOf("03:04:05"))).isEqualTo(encoded(LocalTime.parse("03:04:05")));
        assertThat(encoded(java.util.Date.from(Instant.ofEpochMilli(5)))).isEqualTo(encoded(Instant.ofEpochMilli(5)));
        assertThat(encoded(new int[] {1, 2})).isEqualTo(encoded(List.of(1, 2))).isEqualTo(encoded(new Integer[] {1, 2
        }));
        assertThat(encoded(java.nio.CharBuffer.wrap("a")))
                .isEqualTo(encoded("a"))
                .isEqualTo(encoded('a'));
    }

    @Example
    void types_thatDiffer_areToldApart() {
        List<Object> all = new ArrayList<>(List.of(
                5,
                "5",
                5.0,
                5f,
                new BigDecimal("5"),
                new BigDecimal("5.0"),
                true,
                "true",
                "",
                List.of(),
                Set.of(),
                Map.of()));
        all.addAll(List.of(
                Optional.empty(),
                new byte[0],
                new byte[] {5},
                List.of(5),
                Set.of(5),
                Optional.of(5),
                Colour.RED,
                Colour.BLUE,
                "RED",
                new Point(1, null),
                new Point(1, ""),
                new Pair(1, null),
                0.0,
                -0.0,
                Double.NaN,
                LocalDate.EPOCH,
                LocalDate.EPOCH.toString(),
                LocalDate.EPOCH.atStartOfDay(),
                LocalDate.EPOCH.atStartOfDay().atOffset(ZoneOffset.UTC),
                LocalDate.EPOCH.atStartOfDay().atZone(ZoneOffset.UTC),
                Instant.EPOCH,
                Map.of("a", "b"),
                Map.of("b", "a"),
                List.of("a", "b"),
                List.of("ab"),
                List.of("a", "b", ""),
                List.of(List.of("a"), "b"),
                java.time.Duration.ZERO,
                java.time.Period.ZERO,
                java.time.Year.of(5),
                java.time.YearMonth.of(5, 5),
                LocalTime.MIDNIGHT.atOffset(ZoneOffset.UTC)));
        assertThat(all.stream().map(DigestInputPropertyTest::encoded)).doesNotHaveDuplicates();
        assertThat(all.stream().map(DigestInputPropertyTest::encoded)).doesNotContain(encoded(null));
    }

    @Example
    void types_thatAreNotKnown_areRefusedByTypeAlone() {
        for (Object wrong : List.of(
                new Object() {
                    @Override
                    public String toString() {
                        return "SECRET";
                    }
                },
                List.of(new Object()),
                new java.io.ByteArrayInputStream(new byte[0]),
                new java.util.concurrent.atomic.AtomicInteger(5))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new DigestInput().value("customer", wrong))
                    .withMessageStartingWith("'customer' must be of a type that a digest can hold but was ")
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("SECRET"));
        }
        List<Object> endless = new ArrayList<>();
        endless.add(endless);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DigestInput().value("customer", endless))
                .withMessageContaining("nested");
    }
}
