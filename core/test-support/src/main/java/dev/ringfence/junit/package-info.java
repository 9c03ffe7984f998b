/**
 * A test JVM cannot open production. Put this artifact on the test class path and nothing else has to be done: {@link
 * dev.ringfence.junit.RingfenceExtension} switches itself on for JUnit 5 and newer.
 *
 * <p>{@link dev.ringfence.junit.TestEnvironments} gives a test an environment of its choosing;
 * {@code dev.ringfence.spring.test} does so for the application context of a Spring test.
 *
 * <p>What it sees: connections of {@code DriverManager}, and of every guarded {@code DataSource}. What it does not see:
 * a driver's own {@code DataSource} class used without a guard, and a pool that instantiates its driver by class name.
 */
@NullMarked
package dev.ringfence.junit;

import org.jspecify.annotations.NullMarked;
