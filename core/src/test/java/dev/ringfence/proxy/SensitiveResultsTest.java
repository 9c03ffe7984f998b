package dev.ringfence.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.base.Levels;
import dev.ringfence.data.Sensitive;
import dev.ringfence.data.sanitize.LiveDataGuard;
import dev.ringfence.testing.Environments;
import dev.ringfence.write.GuardedWrite;
import dev.ringfence.write.WriteDeniedException;
import dev.ringfence.write.WriteGuard;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SensitiveResultsTest {
    private static final String MADE = "ann@example.com";
    private static final String PLAUSIBLE = "hermann.mueller@gmx.de";

    @Retention(RetentionPolicy.RUNTIME)
    @Sensitive
    @interface Personal {}

    record Customer(long id, String email) {}

    record Strict(String email) {
        Strict {
            if (!email.endsWith("@gmx.de")) {
                throw new IllegalArgumentException("'email' must be of the one provider");
            }
        }
    }

    /** As Reactor's Mono is made: given by an abstract type, mapped when it is asked. */
    public abstract static class Later<T> {
        abstract T ask();

        public <R> Later<R> map(Function<? super T, ? extends R> mapping) {
            Later<T> before = this;
            return new Later<>() {
                @Override
                R ask() {
                    return mapping.apply(before.ask());
                }
            };
        }
    }

    interface Customers {
        @Sensitive
        Object find(String kind);

        @Sensitive
        CompletionStage<String> stage();

        @Sensitive
        Later<String> later();

        @Personal
        String own();

        String open();
    }

    private static class Stored implements Customers {
        private final String email;

        Stored(String email) {
            this.email = email;
        }

        @Override
        public Object find(String kind) {
            return switch (kind) {
                case "text" -> email;
                case "buffer" -> CharBuffer.wrap(email);
                case "optional" -> Optional.of(email);
                case "list" -> Arrays.asList("x", null, email);
                case "set" -> Set.of(email);
                case "map" -> Map.of("key", List.of(email));
                case "key" -> Map.of(email, 1);
                case "array" -> new String[] {email};
                case "record" -> new Customer(1, email);
                case "records" -> Optional.of(List.of(new Customer(1, email)));
                default -> throw new IllegalArgumentException("'kind' must be known");
            };
        }

        @Override
        public CompletionStage<String> stage() {
            return CompletableFuture.completedFuture(email);
        }

        @Override
        public Later<String> later() {
            return new Later<>() {
                @Override
                String ask() {
                    return email;
                }
            };
        }

        @Override
        public String own() {
            return email;
        }

        @Override
        public String open() {
            return email;
        }
    }

    private static Customers guarded(WriteGuard guard, String email) {
        return Guards.of(guard).proxy(Customers.class, new Stored(email));
    }

    private static Customers replacing(WriteGuard guard) {
        return Guards.of(guard, LiveDataGuard.builder().replacing().build())
                .proxy(Customers.class, new Stored(PLAUSIBLE));
    }

    private static final String KINDS = "text,buffer,optional,list,set,map,key,array,record,records";

    @Test
    void plausibleResult_belowProduction_isRefusedWhereverItStandsAndNotShown() {
        for (String kind : KINDS.split(",", -1)) {
            WriteGuard guard = WriteGuard.enforcing(Environments.STAGING);
            assertThatThrownBy(() -> guarded(guard, PLAUSIBLE).find(kind))
                    .as(kind)
                    .isInstanceOfSatisfying(WriteDeniedException.class, denied -> {
                        assertThat(denied.refusal().rule()).isEqualTo("live-data.plausible-value");
                        assertThat(denied.refusal().what()).endsWith("what Stored.find gives");
                        assertThat(denied.getMessage().contains("hermann")).isFalse();
                    });
            assertThat(guard.report().denials()).as(kind).isOne();
        }
    }

    @Test
    void result_thatIsMadeOrObservedOrInProduction_comesBackAsItIs() {
        for (String kind : KINDS.split(",", -1)) {
            Object made = new Stored(MADE).find(kind);
            assertThat(guarded(WriteGuard.enforcing(Environments.STAGING), MADE).find(kind))
                    .as(kind)
                    .hasSameClassAs(made);
            WriteGuard observing = WriteGuard.observing(Environments.STAGING);
            assertThatCode(() -> guarded(observing, PLAUSIBLE).find(kind)).doesNotThrowAnyException();
            assertThat(observing.report().denials()).as(kind).isOne();
            WriteGuard production = WriteGuard.enforcing(Environments.PRODUCTION);
            assertThatCode(() -> guarded(production, PLAUSIBLE).find(kind)).doesNotThrowAnyException();
            assertThat(production.report().denials()).as(kind).isZero();
        }
    }

    @Test
    void result_givenLater_isRefusedThen() throws Exception {
        Customers customers = guarded(WriteGuard.enforcing(Environments.STAGING), PLAUSIBLE);
        CompletionStage<String> stage = customers.stage();
        assertThatThrownBy(() -> stage.toCompletableFuture().join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(WriteDeniedException.class);
        Later<String> later = customers.later();
        assertThatThrownBy(later::ask).isInstanceOf(WriteDeniedException.class);
        Customers made = guarded(WriteGuard.enforcing(Environments.STAGING), MADE);
        assertThat(made.stage().toCompletableFuture().get()).isEqualTo(MADE);
        assertThat(made.later().ask()).isEqualTo(MADE);
    }

    @Test
    void mark_onAnAnnotationOfTheUsersOwn_isRead() {
        Customers customers = guarded(WriteGuard.enforcing(Environments.STAGING), PLAUSIBLE);
        assertThatThrownBy(customers::own).isInstanceOf(WriteDeniedException.class);
        assertThat(customers.open().equals(PLAUSIBLE)).isTrue();
    }

    @Test
    void plausibleResult_whereTheGuardReplaces_comesBackAsAMadeOne() {
        WriteGuard guard = WriteGuard.enforcing(Environments.STAGING);
        Customers customers = replacing(guard);
        assertThat((String) customers.find("text")).endsWith("@example.com");
        assertThat((Optional<?>) customers.find("optional")).get().asString().endsWith("@example.com");
        assertThat((List<?>) customers.find("list"))
                .hasSize(3)
                .element(2)
                .asString()
                .endsWith("@example.com");
        assertThat((Set<?>) customers.find("set")).singleElement().asString().endsWith("@example.com");
        assertThat((Object[]) customers.find("array"))
                .singleElement()
                .asString()
                .endsWith("@example.com");
        assertThat(((Customer) customers.find("record")).email()).endsWith("@example.com");
        assertThat(((Customer) customers.find("record")).id()).isOne();
        assertThat(((Map<?, ?>) customers.find("key")).keySet())
                .singleElement()
                .asString()
                .endsWith("@example.com");
        assertThat(customers.later().ask()).endsWith("@example.com");
        assertThatThrownBy(() -> customers.find("buffer")).isInstanceOf(WriteDeniedException.class);
    }

    @Test
    void record_thatTakesNoMadeValue_isRefused() {
        Guards guards = Guards.of(
                WriteGuard.enforcing(Environments.STAGING),
                LiveDataGuard.builder().replacing().build());
        Supplied supplied = guards.proxy(Supplied.class, () -> new Strict(PLAUSIBLE));
        assertThatThrownBy(supplied::get).isInstanceOf(WriteDeniedException.class);
    }

    interface Supplied {
        @Sensitive
        Object get();
    }

    @Test
    void result_thatCannotBeLookedAt_comesBackAndIsCountedAsADefect() {
        Collection<String> broken = new ArrayList<>() {
            private static final long serialVersionUID = 1L;

            @Override
            public Iterator<String> iterator() {
                throw new IllegalStateException("no session");
            }
        };
        Supplied supplied =
                Guards.of(WriteGuard.enforcing(Environments.STAGING)).proxy(Supplied.class, () -> broken);
        assertThat(supplied.get()).isSameAs(broken);
        List<Object> itself = new ArrayList<>();
        itself.add(itself);
        Supplied circular =
                Guards.of(WriteGuard.enforcing(Environments.STAGING)).proxy(Supplied.class, () -> itself);
        assertThat(circular.get() == itself).isTrue();
    }

    @Test
    void stream_isLookedAtElementByElement() {
        Guards guards = Guards.of(WriteGuard.enforcing(Environments.STAGING));
        Supplied supplied = guards.proxy(Supplied.class, () -> Stream.of(MADE, PLAUSIBLE));
        Stream<?> stream = (Stream<?>) supplied.get();
        assertThatThrownBy(stream::toList).isInstanceOf(WriteDeniedException.class);
    }

    interface Recipients {
        void send(@Sensitive List<String> addresses, @Personal Optional<String> copy);
    }

    @Test
    void argument_thatHoldsText_isLookedAt() {
        Recipients letters =
                Guards.of(WriteGuard.enforcing(Environments.STAGING)).proxy(Recipients.class, (addresses, copy) -> {});
        letters.send(List.of(MADE), Optional.empty());
        assertThatThrownBy(() -> letters.send(List.of(MADE, PLAUSIBLE), Optional.empty()))
                .isInstanceOf(WriteDeniedException.class)
                .hasMessageContaining("argument 1");
        assertThatThrownBy(() -> letters.send(List.of(), Optional.of(PLAUSIBLE)))
                .hasMessageContaining("argument 2");
    }

    sealed interface Found permits Customer2 {}

    record Customer2(String email) implements Found {}

    static class Entity {}

    interface Fits<T extends Comparable<T>> {
        @Sensitive
        T variable();

        @Sensitive
        List<? extends CharSequence> wildcard();

        @Sensitive
        T[] array();

        @Sensitive
        Found sealed();

        @Sensitive
        Map<Long, Customer> map();

        /** For sinks. */
        @Sensitive
        long getNumber();
    }

    interface Entities {
        @Sensitive
        List<Entity> all();
    }

    interface Sorted {
        @Sensitive
        SortedSet<String> all();
    }

    interface Futures {
        @Sensitive
        Future<String> all();
    }

    interface Nothing {
        @Sensitive
        void all();
    }

    @ParameterizedTest
    @ValueSource(classes = {Entities.class, Sorted.class, Futures.class, Nothing.class})
    void mark_onWhatHoldsNoTextThatIsFound_isRefusedWhenTheProxyIsMade(Class<?> type) {
        assertThatThrownBy(() -> proxyOf(type))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("must mark a result that is text, or holds text");
    }

    private static <T> T proxyOf(Class<T> type) {
        T none = type.cast(java.lang.reflect.Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> null));
        return Guards.of(Environments.STAGING, Levels.enforcing()).proxy(type, none);
    }

    @Test
    void mark_onWhatMayHoldText_isTaken() {
        assertThat(proxyOf(Fits.class)).isNotNull();
    }

    record Keyed(@Sensitive String key, Supplier<String> source) implements Supplier<String> {
        @Override
        public String get() {
            return source.get();
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void mark_onAComponentOfAServiceThatIsARecord_speaksToSinksAlone() {
        Supplier<String> service =
                Guards.of(Environments.STAGING).proxy(Supplier.class, new Keyed("key", () -> "value"));
        assertThat(service.get()).isEqualTo("value");
    }

    interface Purges {
        @GuardedWrite(maxRows = 1)
        CompletableFuture<Integer> purge();
    }

    @Test
    void write_whoseWorkEndsAfterItsMethod_isRefusedWhenTheProxyIsMade() {
        assertThatThrownBy(() -> proxyOf(Purges.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no row of it could be counted");
    }

    @Test
    void guardedClass_ofAProxy_isThatOfItsObject() {
        Customers proxy = guarded(WriteGuard.observing(Environments.STAGING), MADE);
        assertThat(Guards.guardedClass(proxy)).contains(Stored.class);
        assertThat(Guards.guardedClass(new Stored(MADE))).isEmpty();
    }
}
