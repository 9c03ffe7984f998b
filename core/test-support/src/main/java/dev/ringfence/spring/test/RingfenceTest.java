package dev.ringfence.spring.test;

import dev.ringfence.base.Guard;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The application context of a Spring test runs in an environment of the test's choosing, with all of its rights, whatever
 * this JVM is; so that a test can see what the application does in production without being there.
 *
 * <pre>{@code
 * @SpringBootTest
 * @RingfenceTest(environment = "production", enforce = Guard.ROWS)
 * class PurgeTest {
 *     @Autowired RecordedDenials denials;
 * }
 * }</pre>
 *
 * <p>Guaranteed: the beans {@code DeploymentEnvironment} and {@code Resolution} are of that environment, and the property
 * {@code ringfence.environment} has its name, before anything is refused by what the application's own configuration
 * says. A context is never shared with tests of another environment. Read also from annotations of your own, superclasses
 * and, as with Spring's own, enclosing classes; the nearest one counts.
 *
 * <p>Not guaranteed: anything about datastores. One that is stamped production stays out of reach of a test.
 *
 * @see RecordedDenials
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RingfenceTest {

    /**
     * An alias such as {@code production} or {@code staging}, or a name that the application declares under {@code
     * ringfence.environments}; {@code test} unless set. A context for any other name does not start.
     */
    String environment() default "test";

    /** Guards that enforce, whatever the application's own configuration says; none unless set. */
    Guard[] enforce() default {};
}
