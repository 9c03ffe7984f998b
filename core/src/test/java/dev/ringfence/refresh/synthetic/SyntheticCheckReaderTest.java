package dev.ringfence.refresh.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.transform.ValueKind;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.schema.Column;
import dev.ringfence.refresh.schema.Table;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions as the catalogs of the three products print them. */
class SyntheticCheckReaderTest {
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-05-05T12:00:00Z"), ZoneOffset.UTC);
    private static final Table TABLE = new Table(
            new TableName("public", "t"),
            List.of(column("a"), column("b"), column("s"), column("d"), column("f")),
            List.of("a"),
            List.of(),
            List.of());

    private static Column column(String name) {
        return new Column(name, "x", Types.OTHER, ValueKind.OTHER, 0, true, false, false);
    }

    private static Optional<SyntheticExpression> read(String sql) {
        return SyntheticCheckReader.read(new SyntheticCatalog.Check("c", sql, Optional.of("a")), TABLE, NOW);
    }

    private static @Nullable Object value(String sql) {
        Object[] row = {4L, 7L, "Abc", LocalDate.of(2024, 2, 29), true};
        return read(sql).orElseThrow(() -> new AssertionError(sql)).value(row);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '@',
            value = {
                // PostgreSQL
                "((a > 0) AND (b <= 7)) | true",
                "((s)::text = ANY ((ARRAY['x'::character varying, 'Abc'::character varying])::text[])) | true",
                "((s)::text = ANY (ARRAY['x'::text, 'y'::text])) | false",
                "((s)::text <> ALL (ARRAY['x'::text, 'y'::text])) | true",
                "((s)::text ~ '^[A-Z][a-z]+$'::text) | true",
                "((s)::text !~ '^[A-Z][a-z]+$'::text) | false",
                "((s)::text ~* 'ABC'::text) | true",
                "((s)::text ~~ 'A%'::text) | true",
                "((s)::text !~~ 'A_c'::text) | false",
                "((s)::text ~~* 'a%'::text) | true",
                "(char_length((s)::text) <= 3) | true",
                "(d >= '2024-03-01'::date) | false",
                "((d IS NOT NULL) AND (d < '2024-03-01'::date)) | true",
                "(EXTRACT(year FROM d) = (2024)::numeric) | true",
                "(VALUE > 4) | false",
                "(d < CURRENT_DATE) | true",
                "(NOT f) | false",
                "(f IS TRUE) | true",
                "((a % (2)::bigint) = 0) | true",
                "((s)::text = upper((s)::text)) | false",
                "(COALESCE(a, (0)::bigint) = 4) | true",
                "(((a * 2) + 1) > b) NOT VALID | true",
                // H2
                "\"a\" BETWEEN 5 AND 9 | false",
                "\"s\" IN('Abc', 'it''s') | true",
                "CHAR_LENGTH(\"s\") > 3 | false",
                "REGEXP_LIKE(\"s\", '^A') | true",
                "\"d\" > DATE '2023-01-01' | true",
                "CAST(\"a\" AS NUMERIC(10, 2)) < 4.5 | true",
                "(\"a\" = 1) OR (\"b\" = 7) | true",
                "\"s\" NOT LIKE '%b%' | false",
                "\"a\" NOT IN(1, 2) | true",
                // MariaDB
                "`a` between 1 and 4 | true",
                "`s` in ('x','Abc') and `a` <> 3 | true",
                "`s` regexp '^[a-z]+$' | false",
                "year(`d`) >= 2025 | false",
                "`a` < `b` or `b` = 0 | true",
                "trim(`s`) <> '' | true",
                "-`a` < -3 | true",
                "!(`a` = 4) | false",
                "`a` MOD 2 = 0 | true",
            })
    void read_usualConditions_areUnderstood(String sql, boolean expected) {
        assertThat(value(sql)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a > NULL", "b IS NULL OR NULL", "d > 'no date'", "s ~ NULL::text OR a / 0 = 1"})
    void read_whatIsUnknown_refusesNoRow(String sql) {
        assertThat(read(sql).map(condition -> condition.value(new Object[] {4L, 7L, "s", LocalDate.EPOCH, true})))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "soundex(s) = 'A100'",
                "(a & 1) = 1",
                "CASE WHEN a > 1 THEN b ELSE 0 END = 0",
                "a > (SELECT max(b) FROM other)",
                "jsonb_typeof(s) = 'object'",
                "unknown_column > 1",
                "(a > 1",
                "a > 1 b",
                "s ~ '['",
                "(a)::bit(3) = '101'",
                "s SIMILAR TO 'a%'",
            })
    void read_whatItDoesNotKnow_isNotGuessed(String sql) {
        assertThat(read(sql)).isEmpty();
    }
}
