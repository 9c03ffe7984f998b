package dev.ringfence.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.attest.Envelope;
import dev.ringfence.attest.InTotoStatement;
import dev.ringfence.store.StateKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An approver may sign anything: what is no request is told, and what is one counts for the write it names alone. */
class ApprovalPropertyTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final List<String> ODD = List.of(
            "", " ", "ada", "bob", "\u0000", "0f".repeat(16), "0f".repeat(32), "x".repeat(300), "2026-01-01T00:00:00Z");

    private static final ApprovalFixture FIXTURE = new ApprovalFixture();
    private final WriteAttempt attempt = Attempts.of(Attempts.purge());

    private static void change(ObjectNode node, String name, Random random) {
        switch (random.nextInt(5)) {
            case 0 -> node.remove(name);
            case 1 -> node.put(name, random.nextLong());
            case 2 -> node.put(name, random.nextBoolean());
            case 3 -> node.putArray(name).add("x");
            default -> node.put(name, ODD.get(random.nextInt(ODD.size())));
        }
    }

    private String changed(Random random) {
        ObjectNode root =
                (ObjectNode) MAPPER.readTree(FIXTURE.approval.request(attempt).toJson());
        ObjectNode predicate = (ObjectNode) root.get("predicate");
        for (int i = random.nextInt(4); i > 0; i--) {
            ObjectNode victim =
                    predicate.get("parts") instanceof ObjectNode parts && random.nextInt(4) == 0 ? parts : predicate;
            List<String> names = List.copyOf(victim.propertyNames());
            if (!names.isEmpty()) {
                change(victim, names.get(random.nextInt(names.size())), random);
            }
        }
        if (random.nextInt(4) == 0) {
            JsonNode digest = root.get("subject").get(0).get("digest");
            change((ObjectNode) digest, "hmacSha256", random);
        }
        return root.toString();
    }

    @Property(tries = 300, seed = "20261122")
    void request_changedBeforeSigning_countsForItsDigestOrNotAtAll(@ForAll Random random) {
        String json = changed(random);
        InTotoStatement statement;
        try {
            statement = InTotoStatement.parse(json.getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException noStatement) {
            return;
        }
        String envelope = Envelope.sign(statement, FIXTURE.bob).toJson();
        String digest = FIXTURE.digests.execution(attempt).value();

        boolean taken = FIXTURE.approval.submit(envelope).isEmpty();
        // Also where it was put into the store past all questions.
        StateKey key = new StateKey("approval", digest);
        if (!taken) {
            FIXTURE.store.compareAndSet(key, 0, envelope, Optional.empty());
        }

        boolean runs = FIXTURE.approval.claim(attempt).isEmpty();
        assertThat(runs).isEqualTo(taken && json.contains("\"hmacSha256\":\"" + digest + "\""));
        assertThat(FIXTURE.approval.claim(attempt)).isPresent();
        FIXTURE.store.list("approval").forEach(entry -> FIXTURE.store.remove(entry.key(), entry.version()));
    }
}
