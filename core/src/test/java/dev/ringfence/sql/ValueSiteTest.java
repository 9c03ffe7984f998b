package dev.ringfence.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueSiteTest {

    private static List<ValueSite> sites(String sql) {
        return SqlAnalyzer.of(Dialect.POSTGRESQL).analyze(sql).valueSites();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "insert into customer (id, email) values (?, ?) | parameter 1 (customer.id); parameter 2 (customer.email)",
                "insert into shop.customer (id, email) values (?, lower(?)), (?, ?) on conflict (id) do update set email = ?"
                        + " | parameter 1 (customer.id); parameter 2 (customer.email); parameter 3 (customer.id);"
                        + " parameter 4 (customer.email); parameter 5 (customer.email)",
                "update customer set email = ?, name = ? where id = ?"
                        + " | parameter 1 (customer.email); parameter 2 (customer.name); parameter 3 (customer.id)",
                "update customer c set c.\"E-mail\" = ? where c.id in (?, ?) and city not like ?"
                        + " | parameter 1 (customer.E-mail); parameter 2 (customer.id); parameter 3 (customer.id);"
                        + " parameter 4 (customer.city)",
                "insert into a values (?, ?) | parameter 1; parameter 2",
                "update t set a = coalesce(?, b) | parameter 1",
                "delete from t where tags ?? 'x' and a = ? | literal; parameter 1 (t.a)",
                "call register(?, ?) | parameter 1; parameter 2",
                "update t set a = (select max(b) from other where c = ?) where d = ?"
                        + " | parameter 1 (t.c); parameter 2 (t.d)",
                "update a set b = ?; insert into c (d) values (?) | parameter 1 (a.b); parameter 2 (c.d)",
                "insert into t (a) values ($1) | ''",
            })
    void sites_ofAStatement_knowTheirColumns(String sql, String expected) {
        assertThat(String.join(
                        "; ", sites(sql).stream().map(ValueSite::toString).toList()))
                .isEqualTo(expected);
    }

    @Test
    void literal_ofAnyQuoting_isGivenWithoutQuotes_andNeverPrinted() {
        List<ValueSite> sites = sites("insert into t (a, b, c) values ('one', e'two', $tag$three$tag$)");
        assertThat(sites)
                .extracting(ValueSite::literal)
                .containsExactly(Optional.of("one"), Optional.of("two"), Optional.of("three"));
        assertThat(sites)
                .extracting(ValueSite::toString)
                .containsExactly("literal (t.a)", "literal (t.b)", "literal (t.c)");
    }

    @Test
    void sites_ofTextThatIsNotSql_areFoundWithoutAnException() {
        assertThat(sites("?((( values ( = ? in (?"))
                .allSatisfy(site -> assertThat(site.parameter()).isPositive());
        assertThat(sites("insert into (")).isEmpty();
        assertThat(sites("values 'open")).isEmpty();
    }
}
