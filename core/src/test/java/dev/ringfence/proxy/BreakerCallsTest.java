package dev.ringfence.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.audit.Actor;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Levels;
import dev.ringfence.base.Refusal;
import dev.ringfence.environment.Tier;
import dev.ringfence.health.Breaker;
import dev.ringfence.health.BreakerDeniedException;
import dev.ringfence.health.BreakerDependency;
import dev.ringfence.health.BreakerDependency.Kind;
import dev.ringfence.health.BreaksCircuit;
import dev.ringfence.health.CircuitBreakers;
import dev.ringfence.testing.Environments;
import dev.ringfence.write.GuardedWrite;
import dev.ringfence.write.OperatingMode;
import dev.ringfence.write.OperatingModeSwitch;
import dev.ringfence.write.WriteDeniedException;
import dev.ringfence.write.WriteGuard;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What the annotation asks for at the wiring, and which answer a call gets. */
class BreakerCallsTest {
    private final CircuitBreakers breakers = breakers(Tier.PRODUCTION);
    private final Breaker payments = breakers.breaker("payments");

    private static CircuitBreakers breakers(Tier tier) {
        return CircuitBreakers.forEnvironment(Environments.of(tier))
                .dependency(BreakerDependency.critical("payments", Kind.HTTP))
                .dependency(BreakerDependency.optional("reviews", Kind.HTTP))
                .build();
    }

    private <T> T proxy(Class<T> type, T plain) {
        return Guards.of(Environments.PRODUCTION, Levels.enforcing())
                .with(BreakerCalls.of(breakers))
                .proxy(type, plain);
    }

    private static Refusal refusal() {
        return new Refusal(Guard.SQL, "sql.drop", "DROP", "production", List.of(), "none");
    }

    /** A client with fallbacks of every form. */
    interface Client {
        @BreaksCircuit(value = "payments", fallback = "later")
        String pay(String order, Throwable failing) throws Throwable;

        @BreaksCircuit(value = "payments", fallback = "anything")
        String refund(String order, Throwable failing) throws Throwable;

        @BreaksCircuit(value = "payments", fallback = "stageLater")
        CompletableFuture<String> payLater(CompletableFuture<String> call);

        String assertsActive();

        default String anything(String order, Throwable failing) {
            return "anything";
        }
    }

    /** Its implementation; private fallbacks, of which the most specific answers. */
    @SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // found by their name
    static class Plain implements Client {
        @Override
        public String pay(String order, Throwable failing) throws Throwable {
            if (failing != null) {
                throw failing;
            }
            return "paid " + order;
        }

        @Override
        public String refund(String order, Throwable failing) throws Throwable {
            return pay(order, failing);
        }

        @Override
        public CompletableFuture<String> payLater(CompletableFuture<String> call) {
            if (call == null) {
                throw new IllegalStateException("at once");
            }
            return call;
        }

        @Override
        @BreaksCircuit("payments")
        public String assertsActive() {
            Guards.assertActive();
            return "active";
        }

        private String later(String order, Throwable failing, BreakerDeniedException denied) {
            return "later, " + denied.dependency() + " refused";
        }

        private String later(String order, Throwable failing, IOException failure) {
            return "later, input or output failed";
        }

        private String later(String order, Throwable failing, FileNotFoundException failure) {
            return "later, nothing found";
        }

        private String later(Integer unrelated) {
            return "an overload that is no fallback of this " + unrelated;
        }

        private CompletableFuture<String> stageLater(CompletableFuture<String> call, Throwable failure) {
            return CompletableFuture.completedFuture(
                    "later after " + failure.getClass().getSimpleName());
        }
    }

    @Test
    void fallback_ofWhatWasThrown_isTheMostSpecific() throws Throwable {
        Client client = proxy(Client.class, new Plain());
        assertThat(client.pay("7", null)).isEqualTo("paid 7");
        assertThat(client.pay("7", new FileNotFoundException())).isEqualTo("later, nothing found");
        assertThat(client.pay("7", new IOException())).isEqualTo("later, input or output failed");
        assertThatThrownBy(() -> client.pay("7", new IllegalStateException("its own")))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("its own");
        payments.circuitBreaker().transitionToOpenState();
        assertThat(client.pay("7", null)).isEqualTo("later, payments refused");
    }

    @Test
    void fallback_withoutAThrowable_answersExceptionsAndRefusalsOfTheBreakerOnly() throws Throwable {
        Client client = proxy(Client.class, new Plain());
        assertThat(client.refund("7", new IOException())).isEqualTo("anything");
        assertThatThrownBy(() -> client.refund("7", new StackOverflowError())).isInstanceOf(StackOverflowError.class);
        assertThatThrownBy(() -> client.refund("7", new WriteDeniedException(refusal())))
                .isInstanceOf(WriteDeniedException.class);
        payments.circuitBreaker().transitionToOpenState();
        assertThat(client.refund("7", null)).isEqualTo("anything");
    }

    @Test
    void fallback_ofAStage_answersWhateverWayItFailed() {
        Client client = proxy(Client.class, new Plain());
        assertThat(client.payLater(CompletableFuture.completedFuture("paid"))).isCompletedWithValue("paid");
        CompletableFuture<String> call = new CompletableFuture<>();
        CompletableFuture<String> answer = client.payLater(call);
        assertThat(answer).isNotDone();
        call.completeExceptionally(new CompletionException(new IOException()));
        assertThat(answer).isCompletedWithValue("later after IOException");
        assertThat(client.payLater(null)).isCompletedWithValue("later after IllegalStateException");
        assertThat(payments.circuitBreaker().getMetrics().getNumberOfFailedCalls())
                .isEqualTo(2);
        payments.circuitBreaker().transitionToOpenState();
        assertThat(client.payLater(CompletableFuture.completedFuture("paid")))
                .isCompletedWithValue("later after BreakerDeniedException");
    }

    @Test
    void assertActive_throughTheProxy_passesAndOnTheObjectDoesNot() {
        assertThat(proxy(Client.class, new Plain()).assertsActive()).isEqualTo("active");
        assertThatThrownBy(() -> new Plain().assertsActive()).isInstanceOf(IllegalStateException.class);
    }

    /** Speaks of one dependency on the type and of another on the method. */
    @BreaksCircuit("reviews")
    interface Both {
        @BreaksCircuit("payments")
        String both() throws Exception;

        String one();
    }

    @Test
    void severalDependencies_ofOneMethod_allCountAndEachCanRefuse() throws Exception {
        Both both = proxy(Both.class, new Both() {
            @Override
            public String both() {
                return "both";
            }

            @Override
            public String one() {
                return "one";
            }
        });
        assertThat(both.both()).isEqualTo("both");
        assertThat(both.one()).isEqualTo("one");
        assertThat(payments.circuitBreaker().getMetrics().getNumberOfBufferedCalls())
                .isOne();
        assertThat(breakers.breaker("reviews").circuitBreaker().getMetrics().getNumberOfBufferedCalls())
                .isEqualTo(2);
        breakers.breaker("reviews").circuitBreaker().transitionToOpenState();
        assertThatThrownBy(both::both).isInstanceOf(BreakerDeniedException.class);
        assertThatThrownBy(both::one).isInstanceOf(BreakerDeniedException.class);
    }

    /** A generic client, whose fallback has the type it is narrowed to. */
    interface Generic<A, R> {
        @BreaksCircuit(value = "payments", fallback = "answer")
        R ask(A argument);
    }

    interface NarrowClient extends Generic<Integer, CompletableFuture<String>> {}

    @SuppressWarnings("UnusedMethod") // found by its name
    static class Narrow implements NarrowClient {
        @Override
        public CompletableFuture<String> ask(Integer argument) {
            return CompletableFuture.failedFuture(new IOException());
        }

        private CompletableFuture<String> answer(Integer argument) {
            return CompletableFuture.completedFuture("answer to " + argument);
        }
    }

    @Test
    void genericMethod_narrowedToAStage_countsWhenItCompletesAndFindsItsFallback() {
        NarrowClient narrow = proxy(NarrowClient.class, new Narrow());
        assertThat(narrow.ask(42)).isCompletedWithValue("answer to 42");
        assertThat(payments.circuitBreaker().getMetrics().getNumberOfFailedCalls())
                .isOne();
    }

    interface Unknown {
        @BreaksCircuit("paymnets")
        void call();
    }

    interface Lost {
        @BreaksCircuit(value = "payments", fallback = "nowhere")
        int call(String argument);
    }

    interface Misfit {
        @BreaksCircuit(value = "payments", fallback = "answer")
        int call(String argument);

        default String answer(String argument) {
            return argument;
        }

        default int answer(Object argument) {
            return 1;
        }
    }

    interface Two {
        @BreaksCircuit(value = "payments", fallback = "answer")
        int call();

        default int answer() {
            return 1;
        }

        default int other() {
            return 2;
        }
    }

    interface Blind {
        @BreaksCircuit("payments")
        Future<String> call();
    }

    interface Stream {
        @BreaksCircuit("payments")
        Flow.Publisher<String> call();
    }

    @Test
    void wiring_ofWhatCannotBe_fails() {
        assertThatThrownBy(() -> proxy(Unknown.class, () -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Unknown.call")
                .hasMessageContaining("one of [payments, reviews]")
                .hasMessageContaining("did you mean 'payments'?");
        assertThatThrownBy(() -> proxy(Lost.class, argument -> 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("must find its fallback 'nowhere'")
                .hasMessageContaining("with parameters (String), or those and a Throwable");
        assertThatThrownBy(() -> proxy(Misfit.class, argument -> 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("must find its fallback 'answer'");
        Two two = new Two() {
            @Override
            @BreaksCircuit(value = "payments", fallback = "other")
            public int call() {
                return 0;
            }
        };
        assertThatThrownBy(() -> proxy(Two.class, two))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("must name one fallback");
        assertThatThrownBy(() -> proxy(Blind.class, () -> new CompletableFuture<>()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Blind.call gives a Future");
        assertThatThrownBy(() -> proxy(Stream.class, () -> subscriber -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("gives a Publisher");
    }

    @Test
    void wiring_withoutBreakers_failsRatherThanGuardsNothing() {
        Guards without = Guards.of(Environments.PRODUCTION);
        assertThatThrownBy(() -> without.proxy(Client.class, new Plain()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Add Guards.with(BreakerCalls.of(breakers))");
    }

    /** A write behind a breaker, with a fallback that would hide a refusal. */
    interface Orders {
        @GuardedWrite(operation = "order")
        @BreaksCircuit(value = "payments", fallback = "skip")
        String order();

        default String skip() {
            return "skipped";
        }
    }

    @Test
    void readOnlyMode_beforeABreaker_refusesAndIsNeitherCountedNorHidden() {
        try (OperatingModeSwitch modes = OperatingModeSwitch.builder(Environments.PRODUCTION)
                .meters(new SimpleMeterRegistry())
                .build()) {
            WriteGuard guard = WriteGuard.builder(Environments.PRODUCTION)
                    .levels(Levels.enforcing())
                    .modes(modes)
                    .meters(new SimpleMeterRegistry())
                    .build();
            Orders orders = Guards.of(guard).with(BreakerCalls.of(breakers)).proxy(Orders.class, () -> {
                throw new IllegalStateException("down");
            });
            assertThat(orders.order()).isEqualTo("skipped");
            modes.to(OperatingMode.READ_ONLY, Actor.human("ada"), "the primary is being moved");
            assertThatThrownBy(orders::order).isInstanceOf(WriteDeniedException.class);
            assertThat(payments.circuitBreaker().getMetrics().getNumberOfFailedCalls())
                    .isOne();
        }
    }

    /** What a framework's adapter would do: its invocations have a handle of their own. */
    record Handle(Object object) {}

    @Test
    void adapter_withAHandle_callsFallbacksOnTheObject() throws Throwable {
        Guards guards = Guards.of(Environments.PRODUCTION)
                .with(BreakerCalls.of(breakers, handle -> ((Handle) handle).object()));
        GuardedMethod method = new GuardedMethod(
                Client.class, Plain.class, Client.class.getMethod("refund", String.class, Throwable.class));
        Invocation call = guards.around(method, (target, arguments) -> {
            throw new IOException();
        });
        assertThat(call.invoke(new Handle(new Plain()), new Object[] {"7", null}))
                .isEqualTo("anything");
    }

    @Test
    void stage_thatIsDeclaredAsSuch_isOneToo() {
        Staged plain = () -> CompletableFuture.failedStage(new IOException());
        Staged client = proxy(Staged.class, plain);
        assertThat(client.call()).isCompletedExceptionally();
        assertThat(payments.circuitBreaker().getMetrics().getNumberOfFailedCalls())
                .isOne();
    }

    interface Staged {
        @BreaksCircuit("payments")
        CompletionStage<String> call();
    }
}
