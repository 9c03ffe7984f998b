package dev.ringfence.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ringfence.base.Decision;
import dev.ringfence.sql.Dialect;
import dev.ringfence.sql.SqlAnalyzer;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeclaredStatementsTest {
    private static final Write PURGE = Write.sql("purge")
            .statement("DELETE FROM t WHERE id = ?", 5)
            .statement("DELETE FROM t WHERE id = ?", 6)
            .statement("UPDATE t SET a = ? WHERE d < ?", null, LocalDate.parse("2020-01-01"))
            .statement("DELETE FROM t WHERE id = 7");

    private static Decision decide(Dialect dialect, String sql, @Nullable Object... parameters) {
        return DeclaredStatements.of(PURGE, dialect)
                .orElseThrow()
                .decide(sql, SqlAnalyzer.of(dialect).analyze(sql), Arrays.asList(parameters), "production");
    }

    private static void allowed(String sql, @Nullable Object... parameters) {
        for (Dialect dialect : Dialect.values()) {
            assertThat(decide(dialect, sql, parameters)).as("%s", dialect).isEqualTo(Decision.allowed());
        }
    }

    private static void denied(String what, String sql, @Nullable Object... parameters) {
        for (Dialect dialect : Dialect.values()) {
            assertThat(decide(dialect, sql, parameters))
                    .as("%s", dialect)
                    .isInstanceOfSatisfying(Decision.Denied.class, denied -> {
                        assertThat(denied.refusal().rule()).isEqualTo("write.undeclared-statement");
                        assertThat(denied.refusal().what()).contains(what);
                        assertThat(denied.refusal().message()).doesNotContain("SECRET", "4711");
                    });
        }
    }

    @Test
    void statement_thatIsDeclared_mayRun() {
        allowed("DELETE FROM t WHERE id = ?", 5);
        allowed("DELETE FROM t WHERE id = ?", 6L);
        allowed("/* from: Purge.java */ DELETE FROM t\n WHERE id = ? -- x", 5);
        allowed("UPDATE t SET a = ? WHERE d < ?", null, java.sql.Date.valueOf("2020-01-01"));
        allowed("DELETE FROM t WHERE id = 7");
    }

    @Test
    void statement_thatReads_needNotBeDeclared() {
        allowed("SELECT * FROM t WHERE id = ?", 4711);
        allowed("SELECT * FROM t", new ByteArrayInputStream(new byte[0]));
    }

    @Test
    void statement_withOtherParameters_isDenied() {
        denied("a declared statement with other parameters", "DELETE FROM t WHERE id = ?", 4711);
        denied("with other parameters", "DELETE FROM t WHERE id = ?", "SECRET");
        denied("with other parameters", "DELETE FROM t WHERE id = ?", "5");
        denied("with other parameters", "DELETE FROM t WHERE id = ?", (Object) null);
        denied("with other parameters", "DELETE FROM t WHERE id = ?");
        denied("with other parameters", "DELETE FROM t WHERE id = ?", 5, 5);
        denied("with other parameters", "UPDATE t SET a = ? WHERE d < ?", LocalDate.parse("2020-01-01"), null);
        denied("cannot be compared", "DELETE FROM t WHERE id = ?", new ByteArrayInputStream(new byte[0]));
    }

    @Test
    void statement_thatIsNotDeclared_isDenied() {
        denied("that it does not declare: DELETE FROM", "DELETE FROM t WHERE id = 4711");
        denied("that it does not declare", "DELETE FROM t WHERE id = 5");
        denied("that it does not declare", "DELETE FROM u WHERE id = ?", 5);
        denied("that it does not declare", "DELETE FROM t", 5);
        denied("that it does not declare", "DELETE FROM t WHERE id = ? OR 1 = 1", 5);
        denied("that it does not declare", "DELETE FROM t WHERE id = ?; DELETE FROM t", 5);
        denied("that it does not declare", "DELETE FROM t WHERE id = ? /*! OR 1 = 1 */", 5);
        denied("that it does not declare", "DELETE FROM t WHERE a = 'SECRET", 5);
        denied("that it does not declare", "TRUNCATE TABLE t");
    }

    @Test
    void write_withoutStatements_comparesNothing() {
        assertThat(DeclaredStatements.of(Write.sql("purge"), Dialect.H2)).isEmpty();
        assertThat(DeclaredStatements.of(PURGE, Dialect.H2).orElseThrow())
                .hasToString("purge with 3 declared statements");
    }

    @Test
    void write_thatIsNotWellFormed_isComparedAsItStands() {
        Write write = Write.sql("odd").statement("DELETE FROM t WHERE a = 'x");
        DeclaredStatements declared = DeclaredStatements.of(write, Dialect.H2).orElseThrow();
        SqlAnalyzer analyzer = SqlAnalyzer.of(Dialect.H2);
        for (String sql : List.of("DELETE FROM t WHERE a = 'x", "DELETE FROM t WHERE a = 'x ")) {
            assertThat(declared.decide(sql, analyzer.analyze(sql), List.of(), "production") instanceof Decision.Denied)
                    .isEqualTo(sql.endsWith(" "));
        }
    }

    @Test
    void write_withAParameterThatCannotBeCompared_isRefusedAtOnce() {
        Write write = Write.sql("odd").statement("DELETE FROM t WHERE a = ?", new Object());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DeclaredStatements.of(write, Dialect.H2))
                .withMessageContaining("'parameters of statement 1'");
    }
}
