/** Who am I: {@link dev.ringfence.environment.DeploymentEnvironment} is the entry. */
@NullMarked
package dev.ringfence.environment;

import org.jspecify.annotations.NullMarked;
