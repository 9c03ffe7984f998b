/**
 * Who acts, from Spring Security: within a request of somebody who is logged in, writes are audited under that name. The
 * actor stays released code, with its limits, unless {@code ringfence.actor.kind} says otherwise.
 */
@NullMarked
package dev.ringfence.spring.security;

import org.jspecify.annotations.NullMarked;
