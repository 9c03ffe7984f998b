/**
 * The annotation door in Spring: {@code GuardedMethodInterceptor} stands around the annotated methods of beans and hands
 * each to {@link dev.ringfence.proxy.Guards}; {@code AnnotationVerifier} finds, when the application starts, annotations
 * that no call will ever pass.
 *
 * <p>Read are {@code @RequiresTier}, {@code @RequiresRight}, {@code @GuardedWrite}, {@code @UnrestrictedWrite}, {@code
 * @BreaksCircuit} and {@code @Sensitive} on parameters and methods: on methods and types, of the class and of its
 * interfaces, directly or on annotations of the user's own. {@code @Sensitive} on the getters of settings, records and
 * final classes speaks to sinks alone.
 *
 * <p>With {@code @Async} the guards stand around the work, on its thread. A {@code Mono} or {@code Flux} is guarded when it
 * is subscribed to, each time; a {@code suspend} function when it is called, and what it gives with {@code
 * kotlinx-coroutines-reactor}. A write whose work ends after the method did (a publisher, a flow, a future without {@code
 * @Async}, a {@code suspend} function) is refused when the application starts: its rows could not be counted.
 *
 * <p>The order, from the outside: {@code @Async}, {@code @Retryable}, the guards, {@code @Cacheable}, {@code
 * @Transactional}. So what is refused begins no transaction; a write lasts until its transaction has ended, and its audit
 * says how; the refusal of a statement inside rolls back on its way out; what comes from a cache is looked at as what was
 * just read. Each attempt of a retry is a write of its own, and refusals are retried as well unless {@code
 * RingfenceException} is among its {@code excludes}.
 *
 * <p>A write on a {@code @Scheduled} method is suspended while operating mode or freeze stand against it ({@code
 * SuspendedJob}): one line in the log for each change, and no exception.
 *
 * <p>Not seen: calls that an object makes on itself, as with everything in Spring that stands around methods. The verifier
 * names those that it can see in the code.
 */
@NullMarked
package dev.ringfence.spring.proxy;

import org.jspecify.annotations.NullMarked;
