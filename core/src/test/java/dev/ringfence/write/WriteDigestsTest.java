package dev.ringfence.write;

import static dev.ringfence.write.ExecutionDigest.Part.ACTOR;
import static dev.ringfence.write.ExecutionDigest.Part.ARGUMENTS;
import static dev.ringfence.write.ExecutionDigest.Part.CEILING;
import static dev.ringfence.write.ExecutionDigest.Part.ENVIRONMENT;
import static dev.ringfence.write.ExecutionDigest.Part.OPERATION;
import static dev.ringfence.write.ExecutionDigest.Part.PARAMETERS;
import static dev.ringfence.write.ExecutionDigest.Part.STATEMENTS;
import static dev.ringfence.write.ExecutionDigest.Part.TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ringfence.audit.Actor;
import dev.ringfence.environment.Tier;
import dev.ringfence.sql.Dialect;
import dev.ringfence.testing.Environments;
import dev.ringfence.write.ExecutionDigest.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WriteDigestsTest {
    private static final DigestKey KEY = DigestKey.ephemeral();
    private final WriteDigests digests = WriteDigests.of(KEY);

    private static Write base() {
        return Write.sql("purge").target("customer").maxRows(500);
    }

    private static Write whole() {
        return base().argument("a", "1").argument("b", 2).statement("DELETE FROM t WHERE id = ?", 4711);
    }

    private static WriteAttempt in(Tier tier, Write write) {
        return Attempts.of(write, Attempts.ADA, Environments.of(tier));
    }

    /** Every change of one part, with the parts that it changes. */
    private static Map<WriteAttempt, List<Part>> changes() {
        Map<WriteAttempt, List<Part>> changes = new LinkedHashMap<>();
        Write noStatement = base().argument("a", "1").argument("b", 2);
        Write noArgument = base().statement("DELETE FROM t WHERE id = ?", 4711);
        Write ceilingless = Write.sql("purge")
                .target("customer")
                .argument("a", "1")
                .argument("b", 2)
                .statement("DELETE FROM t WHERE id = ?", 4711);
        Write targetless = Write.sql("purge")
                .maxRows(500)
                .argument("a", "1")
                .argument("b", 2)
                .statement("DELETE FROM t WHERE id = ?", 4711);
        Write custom = Write.custom("purge")
                .target("customer")
                .maxRows(500)
                .argument("a", "1")
                .argument("b", 2)
                .statement("DELETE FROM t WHERE id = ?", 4711);
        changes.put(Attempts.of(custom), List.of(OPERATION));
        changes.put(Attempts.of(whole().destructive()), List.of(OPERATION));
        changes.put(Attempts.of(targetless), List.of(TARGET));
        changes.put(Attempts.of(targetless.target("customers")), List.of(TARGET));
        changes.put(
                Attempts.of(noStatement.statement("DELETE FROM t WHERE id = 4711")), List.of(STATEMENTS, PARAMETERS));
        changes.put(Attempts.of(noStatement.statement("DELETE FROM u WHERE id = ?", 4711)), List.of(STATEMENTS));
        changes.put(Attempts.of(noStatement.statement("DELETE FROM t WHERE id  = ?", 4711)), List.of(STATEMENTS));
        changes.put(Attempts.of(noStatement.statement("DELETE FROM t WHERE id = ?", 4712)), List.of(PARAMETERS));
        changes.put(Attempts.of(noStatement.statement("DELETE FROM t WHERE id = ?", "4711")), List.of(PARAMETERS));
        changes.put(
                Attempts.of(noStatement.statement("DELETE FROM t WHERE id = ?", (Object) null)), List.of(PARAMETERS));
        changes.put(Attempts.of(noStatement.statement("DELETE FROM t WHERE id = ?")), List.of(PARAMETERS));
        changes.put(Attempts.of(noStatement.statement("DELETE FROM t WHERE id = ?", 4711, 1)), List.of(PARAMETERS));
        changes.put(Attempts.of(noStatement), List.of(STATEMENTS, PARAMETERS));
        changes.put(
                Attempts.of(whole().statement("DELETE FROM t WHERE id = ?", 4711)), List.of(STATEMENTS, PARAMETERS));
        changes.put(Attempts.of(noArgument), List.of(ARGUMENTS));
        changes.put(Attempts.of(noArgument.argument("a", "1")), List.of(ARGUMENTS));
        changes.put(Attempts.of(noArgument.argument("a", 1).argument("b", 2)), List.of(ARGUMENTS));
        changes.put(Attempts.of(noArgument.argument("b", "1").argument("a", 2)), List.of(ARGUMENTS));
        changes.put(Attempts.of(ceilingless), List.of(CEILING));
        changes.put(Attempts.of(ceilingless.maxRows(501)), List.of(CEILING));
        changes.put(Attempts.of(ceilingless.maxRows(0)), List.of(CEILING));
        changes.put(in(Tier.STAGING, whole()), List.of(ENVIRONMENT));
        changes.put(in(Tier.UNKNOWN, whole()), List.of(ENVIRONMENT));
        changes.put(
                Attempts.of(whole(), Attempts.ADA, Environments.declared("live-eu", Tier.PRODUCTION)),
                List.of(ENVIRONMENT));
        changes.put(Attempts.of(whole(), Attempts.BOB, Environments.PRODUCTION), List.of(ACTOR));
        changes.put(Attempts.of(whole(), Actor.service("ada"), Environments.PRODUCTION), List.of(ACTOR));
        return changes;
    }

    @Test
    void execution_anyPartChanged_isAnotherAndNamesThePart() {
        ExecutionDigest before = digests.execution(Attempts.of(whole()));
        List<String> values = new ArrayList<>(List.of(before.value()));
        changes().forEach((attempt, parts) -> {
            ExecutionDigest after = digests.execution(attempt);
            assertThat(after.differences(before)).as("%s", attempt).containsExactlyElementsOf(parts);
            values.add(after.value());
        });
        assertThat(values).hasSize(27).doesNotHaveDuplicates();
    }

    @Test
    void execution_whenWhyAndDryRun_areLeftOut() {
        ExecutionDigest before = digests.execution(Attempts.of(whole()));

        Write other =
                whole().because("now").ticket("X-1").expecting(5).asDryRun().requiring("approval");
        assertThat(digests.execution(new WriteAttempt(other, Attempts.ADA, Environments.PRODUCTION, Instant.EPOCH)))
                .isEqualTo(before);
        assertThat(before).hasToString(before.value());
        assertThat(before.value()).matches("[0-9a-f]{64}");
        assertThat(before.parts()).containsOnlyKeys(Part.values());
    }

    @Test
    void execution_ofAnotherKeyOrDatastore_isAnother() {
        ExecutionDigest before = digests.execution(Attempts.of(whole()));

        assertThat(WriteDigests.of(DigestKey.ephemeral())
                        .execution(Attempts.of(whole()))
                        .differences(before))
                .containsExactly(Part.values());
        assertThat(WriteDigests.builder(KEY)
                        .datastore(() -> "a copy")
                        .build()
                        .execution(Attempts.of(whole()))
                        .differences(before))
                .containsExactly(Part.DATASTORE);
    }

    @Test
    void execution_ofAnUnknownType_isRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> digests.execution(Attempts.of(base().argument("session", new Object()))))
                .withMessageStartingWith("'session' must be of a type");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> digests.execution(Attempts.of(base().statement("DELETE FROM t", new Object()))))
                .withMessageStartingWith("'parameters of statement 1' must be of a type");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DELETE FROM t WHERE id = 5 | delete  from t where id = 6 -- x | true",
                "DELETE FROM t WHERE id IN (1, 2) | DELETE FROM t WHERE id IN (3, 4, 5) | true",
                "DELETE FROM t WHERE id = 5 | DELETE FROM u WHERE id = 5 | false",
                "DELETE FROM t WHERE id = 5 | DELETE FROM t WHERE no = 5 | false",
                "DELETE FROM t WHERE id = 5 | DELETE FROM t WHERE id > 5 | false",
                "DELETE FROM \"a@b\" WHERE id = 5 | DELETE FROM \"c@d\" WHERE id = 5 | false",
                "DELETE FROM t WHERE id = 'a | DELETE FROM t WHERE no = 'a | false"
            })
    void operation_ofStatements_isThatOfTheirShape(String one, String other, boolean same) {
        for (Dialect dialect : List.of(Dialect.POSTGRESQL, Dialect.H2, Dialect.ANSI)) {
            WriteDigests read = WriteDigests.builder(KEY).dialect(dialect).build();
            assertThat(read.operation(Write.sql("purge").statement(one, 1), "1")
                            .equals(read.operation(Write.sql("purge").statement(other, 2), "1")))
                    .as("%s: %s", dialect, other)
                    .isEqualTo(same);
        }
    }

    @Test
    void operation_valuesActorAndCeiling_areLeftOutAndTheRestIsNot() {
        String before = digests.operation(whole(), "7");

        assertThat(digests.operation(
                        Write.sql("purge")
                                .target("customer")
                                .argument("a", "other")
                                .argument("b", new Object())
                                .statement("DELETE FROM t WHERE id = ?", 1),
                        "7"))
                .isEqualTo(before)
                .matches("[0-9a-f]{64}");
        assertThat(List.of(
                        before,
                        digests.operation(whole(), "8"),
                        digests.operation(whole().argument("c", 1), "7"),
                        digests.operation(whole().statement("DELETE FROM t WHERE id = ?", 4711), "7"),
                        digests.operation(base(), "7"),
                        digests.operation(Write.sql("purge2").target("customer"), "7"),
                        digests.operation(Write.sql("purge"), "7"),
                        digests.operation(Write.custom("purge"), "7")))
                .doesNotHaveDuplicates();
    }

    @Test
    void operation_underASharedKey_isTheSameInBothEnvironments() {
        DigestKey shared = DigestKey.ephemeral();
        WriteDigests staging =
                WriteDigests.builder(DigestKey.ephemeral()).operations(shared).build();
        WriteDigests production =
                WriteDigests.builder(DigestKey.ephemeral()).operations(shared).build();

        assertThat(staging.operation(whole(), "7")).isEqualTo(production.operation(whole(), "7"));
        assertThat(staging.execution(Attempts.of(whole()))).isNotEqualTo(production.execution(Attempts.of(whole())));
    }

    @Test
    void setters_twice_areRefused() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> WriteDigests.builder(KEY).operations(KEY).operations(KEY));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> WriteDigests.builder(KEY).dialect(Dialect.H2).dialect(Dialect.H2));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> WriteDigests.builder(KEY).datastore(() -> "").datastore(() -> ""));
    }
}
