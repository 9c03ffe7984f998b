/**
 * What happened: {@link dev.ringfence.audit.AuditTrail} is the entry, {@link dev.ringfence.audit.Actor} says who.
 *
 * <p>Audited are refusals, overrides, relaxations, stamps and operations that ask for it. Ordinary allowed writes are
 * counted in metrics and not audited: a trail of everything is read by nobody.
 */
@NullMarked
package dev.ringfence.audit;

import org.jspecify.annotations.NullMarked;
