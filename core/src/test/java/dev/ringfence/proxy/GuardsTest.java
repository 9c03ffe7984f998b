package dev.ringfence.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.base.Levels;
import dev.ringfence.data.Sensitive;
import dev.ringfence.environment.EnvironmentDeniedException;
import dev.ringfence.environment.RequiresRight;
import dev.ringfence.environment.RequiresTier;
import dev.ringfence.environment.Right;
import dev.ringfence.environment.Tier;
import dev.ringfence.testing.Environments;
import dev.ringfence.write.GuardedWrite;
import dev.ringfence.write.UnrestrictedWrite;
import dev.ringfence.write.WriteGuard;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardsTest {

    private static Shop shop(String environment) {
        return Guards.of(Environments.named(environment), Levels.enforcing()).proxy(Shop.class, new Shop.Plain());
    }

    private static ToIntFunction<Shop> call(String method) {
        return switch (method) {
            case "count" -> Shop::count;
            case "reset" -> Shop::reset;
            case "mail" -> Shop::mail;
            case "askedInClass" -> Shop::askedInClass;
            case "askedInBoth" -> Shop::askedInBoth;
            case "askedByDefault" -> Shop::askedByDefault;
            default -> throw new IllegalArgumentException(method);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "count, production staging test development prodution",
        "reset, test development",
        "mail, production",
        "askedInClass, staging",
        "askedInBoth, production",
        "askedByDefault, production",
    })
    void call_ofEachMethod_passesWhereItMayAndNowhereElse(String method, String environments) {
        for (String environment : new String[] {"production", "staging", "test", "development", "prodution"}) {
            Shop shop = shop(environment);
            if (environments.contains(environment)) {
                assertThat(call(method).applyAsInt(shop)).isOne();
            } else {
                assertThatThrownBy(() -> call(method).applyAsInt(shop))
                        .as("%s in %s", method, environment)
                        .isInstanceOf(EnvironmentDeniedException.class)
                        .hasMessageContaining("Call of Plain." + method);
            }
        }
    }

    @Test
    void call_denied_neverEntersTheMethodAndSaysWhy() {
        Shop.Plain plain = new Shop.Plain();
        Shop shop =
                Guards.of(Environments.named("production"), Levels.enforcing()).proxy(Shop.class, plain);
        assertThatThrownBy(shop::reset).isInstanceOfSatisfying(EnvironmentDeniedException.class, denied -> {
            assertThat(denied.refusal().guard()).isEqualTo(Guard.ANNOTATIONS);
            assertThat(denied.refusal().rule()).isEqualTo("annotation.requires-tier");
            assertThat(denied).hasMessageContaining("tier TEST or DEVELOPMENT is required");
        });
        assertThat(plain.calls).isZero();
    }

    @Test
    void call_observed_passesAndIsReported() {
        WriteGuard guard = WriteGuard.observing(Environments.named("production"));
        Shop shop = Guards.of(guard).proxy(Shop.class, new Shop.Plain());
        assertThat(shop.reset()).isOne();
        assertThat(shop.reset()).isEqualTo(2);
        assertThat(shop.mail()).isEqualTo(3);
        assertThat(guard.report().lines()).singleElement().satisfies(line -> {
            assertThat(line.rule()).isEqualTo("annotation.requires-tier");
            assertThat(line.count()).isEqualTo(2);
            assertThat(line.level()).isEqualTo(Level.OBSERVE);
        });
    }

    @Test
    void call_off_passesAndIsNotReported() {
        WriteGuard guard = WriteGuard.builder(Environments.named("production"))
                .levels(Levels.enforcing().with(Guard.ANNOTATIONS, Level.OFF))
                .build();
        Shop shop = Guards.of(guard).proxy(Shop.class, new Shop.Plain());
        assertThat(shop.reset()).isOne();
        assertThat(guard.report().denials()).isZero();
        assertThatThrownBy(shop::asserts).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void call_thatFails_throwsWhatTheImplementationThrew() {
        Shop shop = shop("production");
        assertThatThrownBy(shop::fail).isExactlyInstanceOf(IOException.class).hasMessage("as it is");
    }

    @Test
    void assertActive_throughTheProxy_passesAndOnItselfDoesNot() {
        Shop shop = shop("staging");
        assertThat(shop.asserts()).isOne();
        assertThatThrownBy(shop::assertsItself)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("This call passed no check of its annotations");
        assertThatThrownBy(shop::assertsInside)
                .as("another annotated method of the same object is no proof for this one")
                .isInstanceOf(IllegalStateException.class);
        assertThat(shop.asserts()).as("after a failure").isEqualTo(2);
        assertThatThrownBy(() -> new Shop.Plain().asserts()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void proxy_asAnObject_behaves() {
        Shop.Plain plain = new Shop.Plain();
        Guards guards = Guards.of(Environments.named("test"));
        Shop one = guards.proxy(Shop.class, plain);
        assertThat(one).isEqualTo(guards.proxy(Shop.class, new Shop.Plain())).hasSameHashCodeAs(plain);

        assertThat(one.equals(plain)).isFalse();
        assertThat(one).isNotEqualTo(null).hasToString("guarded plain shop");
    }

    interface Repository<T> {
        int save(T entity);

        int find(Object key);
    }

    @Test
    void proxy_genericMethodAnnotatedInTheClass_isGuarded() {
        class Texts implements Repository<String> {
            @Override
            @RequiresTier(Tier.TEST)
            public int save(String entity) {
                return entity.length();
            }

            @Override
            public int find(Object key) {
                return 0;
            }
        }
        @SuppressWarnings("unchecked")
        Class<Repository<String>> type = (Class<Repository<String>>) (Class<?>) Repository.class;
        assertThat(Guards.of(Environments.named("test"), Levels.enforcing())
                        .proxy(type, new Texts())
                        .save("abc"))
                .isEqualTo(3);
        Repository<String> production =
                Guards.of(Environments.named("production"), Levels.enforcing()).proxy(type, new Texts());
        assertThatThrownBy(() -> production.save("abc")).isInstanceOf(EnvironmentDeniedException.class);
        assertThat(production.find("abc")).isZero();
    }

    @RequiresRight(Right.WRITE_UNGUARDED)
    static class Base {
        public int run() {
            return 1;
        }
    }

    interface Job {
        int run();
    }

    static class Derived extends Base implements Job {}

    @Test
    void proxy_annotationOnASuperclass_isGuarded() {
        assertThat(Guards.of(Environments.named("test"), Levels.enforcing())
                        .proxy(Job.class, new Derived())
                        .run())
                .isOne();
        Job production =
                Guards.of(Environments.named("production"), Levels.enforcing()).proxy(Job.class, new Derived());
        assertThatThrownBy(production::run)
                .isInstanceOf(EnvironmentDeniedException.class)
                .hasMessageContaining("WRITE_UNGUARDED is required but not held");
    }

    @Test
    void proxy_annotationThatNoCallPasses_isRefused() {
        class Hidden implements Job {
            @Override
            public int run() {
                return purge();
            }

            @RequiresTier(Tier.TEST)
            int purge() {
                return 1;
            }
        }
        class Overload implements Repository<Object> {
            @Override
            public int save(Object entity) {
                return 0;
            }

            @Override
            public int find(Object key) {
                return 0;
            }

            @RequiresTier(Tier.TEST)
            int find(String key) {
                return 1;
            }
        }
        Guards guards = Guards.of(Environments.named("test"));
        assertThatThrownBy(() -> guards.proxy(Job.class, new Hidden()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("@RequiresTier on Hidden.purge would guard nothing");
        assertThatThrownBy(() -> guards.proxy(Repository.class, new Overload()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("@RequiresTier on Overload.find would guard nothing");
    }

    @Test
    void proxy_requirementsThatCannotBeMet_areRefused() {
        class Nothing implements Job {
            @Override
            @RequiresTier({})
            public int run() {
                return 1;
            }
        }
        class Unknown implements Job {
            @Override
            @RequiresTier(Tier.UNKNOWN)
            public int run() {
                return 1;
            }
        }
        @RequiresTier(Tier.PRODUCTION)
        class Torn implements Job {
            @Override
            @RequiresTier(Tier.TEST)
            public int run() {
                return 1;
            }
        }
        Guards guards = Guards.of(Environments.named("test"));
        assertThatThrownBy(() -> guards.proxy(Job.class, new Nothing()))
                .hasMessageStartingWith("@RequiresTier must list known tiers");
        assertThatThrownBy(() -> guards.proxy(Job.class, new Unknown()))
                .hasMessageStartingWith("@RequiresTier must list known tiers");
        assertThatThrownBy(() -> guards.proxy(Job.class, new Torn())).hasMessageContaining("must share a tier");
    }

    interface WithStatic {
        int run();

        @RequiresTier(Tier.TEST)
        static int purge() {
            return 1;
        }
    }

    @Test
    void proxy_annotationOnAStaticMethod_isRefused() {
        assertThatThrownBy(() -> Guards.of(Environments.named("test")).proxy(WithStatic.class, () -> 1))
                .hasMessageStartingWith("@RequiresTier on WithStatic.purge would guard nothing");
    }

    @Test
    void proxy_ofALambda_isGuardedAndNamedAfterItsInterface() {
        @RequiresTier(Tier.TEST)
        interface Task {
            int run();
        }
        assertThatThrownBy(() -> Guards.of(Environments.named("staging"), Levels.enforcing())
                        .proxy(Task.class, () -> 1)
                        .run())
                .hasMessageStartingWith("Call of Task.run was refused in environment 'staging'");
    }

    @Test
    void around_asAnAdapterCallsIt_decidesTheSame() throws Throwable {
        Guards guards = Guards.of(Environments.named("production"), Levels.enforcing());
        Invocation call = (handle, arguments) -> "called " + handle;
        Invocation free = guards.around(
                new GuardedMethod(Shop.Plain.class, Shop.Plain.class, Shop.Plain.class.getMethod("count")), call);
        assertThat(free).isSameAs(call);
        Invocation met = guards.around(
                new GuardedMethod(Shop.Plain.class, Shop.Plain.class, Shop.Plain.class.getMethod("mail")), call);
        assertThat(met.invoke("handle", null)).isEqualTo("called handle");
        Invocation denied = guards.around(
                new GuardedMethod(Shop.Plain.class, Shop.Plain.class, Shop.Plain.class.getMethod("reset")), call);
        assertThatThrownBy(() -> denied.invoke("handle", null)).isInstanceOf(EnvironmentDeniedException.class);
        assertThat(guards.annotations())
                .containsExactlyInAnyOrder(
                        RequiresTier.class,
                        RequiresRight.class,
                        Sensitive.class,
                        GuardedWrite.class,
                        UnrestrictedWrite.class);
    }

    @Retention(RetentionPolicy.RUNTIME)
    @interface Doubled {}

    interface Numbers {
        @Doubled
        @RequiresTier(Tier.TEST)
        int one();

        int two();
    }

    @Test
    void with_anInterceptor_standsInsideOfTheOthersAndOnlyWhereItsAnnotationIs() {
        CallInterceptor doubling = new CallInterceptor() {
            @Override
            public Set<Class<? extends Annotation>> annotations() {
                return Set.of(Doubled.class);
            }

            @Override
            public Invocation around(GuardedMethod method, Invocation next) {
                return method.annotations(Doubled.class).isEmpty()
                        ? next
                        : (target, arguments) -> 2 * (int) next.invoke(target, arguments);
            }
        };
        class Plain implements Numbers {
            private int entered;

            @Override
            public int one() {
                entered++;
                return 1;
            }

            @Override
            public int two() {
                return 2;
            }
        }
        Numbers numbers =
                Guards.of(Environments.TEST, Levels.enforcing()).with(doubling).proxy(Numbers.class, new Plain());
        assertThat(numbers.one()).isEqualTo(2);
        assertThat(numbers.two()).isEqualTo(2);
        Plain plain = new Plain();
        Numbers denied = Guards.of(Environments.STAGING, Levels.enforcing())
                .with(doubling)
                .proxy(Numbers.class, plain);
        assertThatThrownBy(denied::one).isInstanceOf(EnvironmentDeniedException.class);
        assertThat(plain.entered).isZero();
    }

    @Test
    void handler_withoutAnyAnnotation_knowsThatItGuardsNothing() {
        Guards guards = Guards.of(Environments.TEST);
        Job job = () -> 7;
        assertThat(new GuardingHandler(Job.class, job, guards).guardsNothing()).isTrue();
        assertThat(guards.proxy(Job.class, job).run()).isEqualTo(7);
        assertThat(new GuardingHandler(Job.class, new Derived(), guards).guardsNothing())
                .isFalse();
        assertThat(new GuardingHandler(Shop.class, new Shop.Plain(), guards).guardsNothing())
                .isFalse();
    }

    @Test
    void proxy_ofAClass_isRefused() {
        assertThatThrownBy(() -> Guards.of(Environments.named("test")).proxy(String.class, "text"))
                .hasMessage("'type' must be an interface but was java.lang.String");
    }
}
