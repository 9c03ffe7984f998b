/**
 * Tests of Spring applications: {@link dev.ringfence.spring.test.RingfenceTest} chooses the environment of a test's
 * application context, {@link dev.ringfence.spring.test.RecordedDenials} is what the guards refused in a test, or would
 * have refused.
 *
 * <p>Needs {@code spring-test} and {@code ringfence-spring-boot-starter}, which nobody gets from here.
 */
@NullMarked
package dev.ringfence.spring.test;

import org.jspecify.annotations.NullMarked;
