/**
 * The annotation door in Spring: {@code GuardedMethodInterceptor} stands around the annotated methods of beans and hands
 * each to {@link dev.ringfence.proxy.Guards}; {@code AnnotationVerifier} finds, when the application starts, annotations
 * that no call will ever pass.
 *
 * <p>Read are {@code @RequiresTier}, {@code @RequiresRight}, {@code @GuardedWrite}, {@code @UnrestrictedWrite}, {@code
 * @BreaksCircuit} and {@code @Sensitive} on parameters: on methods and types, of the class and of its interfaces, directly
 * or on annotations of the user's own.
 *
 * <p>With {@code @Async} the guards stand around the work, on its thread. A {@code Mono} or {@code Flux} is guarded when it
 * is subscribed to, each time. A write whose work ends after the method did (a publisher, a future without {@code @Async},
 * a {@code suspend} function) is refused when the application starts: its rows could not be counted.
 *
 * <p>Not seen: calls that an object makes on itself, as with everything in Spring that stands around methods. The verifier
 * names those that it can see in the code.
 */
@NullMarked
package dev.ringfence.spring.proxy;

import org.jspecify.annotations.NullMarked;
