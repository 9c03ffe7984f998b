/**
 * The annotation door without a framework: {@link dev.ringfence.proxy.Guards} makes proxies, {@link
 * dev.ringfence.proxy.CallInterceptor} is what stands around a call, {@link dev.ringfence.proxy.RequirementCheck} is
 * the one for {@link dev.ringfence.environment.RequiresTier} and {@link dev.ringfence.environment.RequiresRight}, {@link
 * dev.ringfence.proxy.SensitiveArguments} the one for {@link dev.ringfence.data.Sensitive} on parameters and {@link
 * dev.ringfence.proxy.SensitiveResults} the one for it on methods, {@link
 * dev.ringfence.proxy.WriteCalls} the one for {@link dev.ringfence.write.GuardedWrite} and {@link
 * dev.ringfence.write.UnrestrictedWrite}, {@link dev.ringfence.proxy.BreakerCalls} the one for {@link
 * dev.ringfence.health.BreaksCircuit}, which is added with the breakers it is to use.
 *
 * <p>Annotations are read once, when a proxy is made, and never on a call. What an interceptor has to say about a
 * method becomes one {@link dev.ringfence.proxy.Invocation} around the next, so that a method nothing is asked of costs
 * a proxy call and no more. A framework's adapter reads nothing itself: it hands the method to the same interceptors.
 *
 * <p>Requirements add up. What interface and implementation, type and method ask must all hold, since each of them was
 * written by somebody who relied on it.
 */
@NullMarked
package dev.ringfence.proxy;

import org.jspecify.annotations.NullMarked;
