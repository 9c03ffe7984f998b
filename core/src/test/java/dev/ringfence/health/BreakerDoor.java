package dev.ringfence.health;

import dev.ringfence.base.Levels;
import dev.ringfence.proxy.BreakerCalls;
import dev.ringfence.proxy.Guards;
import dev.ringfence.testing.Environments;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** The ways in which a call can go through a breaker named {@code payments}. */
enum BreakerDoor {
    RUN {
        @Override
        Object through(CircuitBreakers breakers, Callable<?> call) {
            Object[] result = new Object[1];
            breakers.breaker("payments").run(() -> result[0] = unchecked(call));
            return result[0];
        }
    },
    GET {
        @Override
        Object through(CircuitBreakers breakers, Callable<?> call) {
            return breakers.breaker("payments").get(() -> unchecked(call));
        }
    },
    CALL {
        @Override
        Object through(CircuitBreakers breakers, Callable<?> call) throws Exception {
            return breakers.breaker("payments").call(call);
        }
    },
    STAGE {
        @Override
        Object through(CircuitBreakers breakers, Callable<?> call) throws Exception {
            return awaited(breakers.breaker("payments").stage(() -> staged(call)));
        }
    },
    ANNOTATION {
        @Override
        Object through(CircuitBreakers breakers, Callable<?> call) throws Exception {
            return client(breakers).now(call);
        }
    },
    ANNOTATION_LATER {
        @Override
        Object through(CircuitBreakers breakers, Callable<?> call) throws Exception {
            return awaited(client(breakers).later(call));
        }
    };

    /** Makes a call through this door; throws what it throws, or the refusal. */
    abstract Object through(CircuitBreakers breakers, Callable<?> call) throws Exception;

    /** What is annotated. */
    interface Client {
        @BreaksCircuit("payments")
        Object now(Callable<?> call) throws Exception;

        @BreaksCircuit("payments")
        CompletionStage<Object> later(Callable<?> call);
    }

    private static Client client(CircuitBreakers breakers) {
        Client plain = new Client() {
            @Override
            public Object now(Callable<?> call) throws Exception {
                return call.call();
            }

            @Override
            public CompletionStage<Object> later(Callable<?> call) {
                return staged(call);
            }
        };
        return Guards.of(Environments.PRODUCTION, Levels.enforcing())
                .with(BreakerCalls.of(breakers))
                .proxy(Client.class, plain);
    }

    private static CompletableFuture<Object> staged(Callable<?> call) {
        try {
            return CompletableFuture.completedFuture(call.call());
        } catch (Exception | Error failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private static Object awaited(CompletionStage<Object> stage) throws Exception {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException failed) {
            Throwable cause = failed.getCause();
            if (cause instanceof Error error) {
                throw error;
            }
            throw (Exception) cause;
        }
    }

    private static Object unchecked(Callable<?> call) {
        try {
            return call.call();
        } catch (RuntimeException usual) {
            throw usual;
        } catch (Exception checked) {
            throw new IllegalStateException(checked);
        }
    }
}
