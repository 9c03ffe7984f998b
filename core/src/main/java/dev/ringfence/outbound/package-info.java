/**
 * The people boundary: what leaves the process for people and for other systems.
 *
 * <p>{@link dev.ringfence.outbound.MailFence} keeps mail from real people below production, {@link
 * dev.ringfence.outbound.FencedTransport} puts it around every transport of a mail session. {@link
 * dev.ringfence.outbound.HttpFence} decides which hosts may be called, and guards the JDK's client; {@link
 * dev.ringfence.outbound.TargetRule} says which environment a remote belongs to. {@link
 * dev.ringfence.outbound.EnvironmentBaggage} tells the receiver where a call comes from, {@link
 * dev.ringfence.outbound.InboundFence} refuses callers from elsewhere.
 *
 * <p>Messages of other kinds, such as SMS or payments, go through {@link dev.ringfence.write.WriteGuard#run} with a
 * {@link dev.ringfence.write.Write} that says how many they are.
 *
 * <p>Not stopped: another process, a client library that is used directly, a name that resolves to another address when
 * the connection is made than when it was looked at (DNS rebinding).
 */
@NullMarked
package dev.ringfence.outbound;

import org.jspecify.annotations.NullMarked;
