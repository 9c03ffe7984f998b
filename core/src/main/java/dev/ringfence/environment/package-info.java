/**
 * Who am I: {@link dev.ringfence.environment.DeploymentEnvironment} is the entry, {@link
 * dev.ringfence.environment.EnvironmentResolver} finds it, {@link dev.ringfence.environment.Resolution} shows how.
 *
 * <p><strong>Rights are proven, never assumed.</strong> {@linkplain dev.ringfence.environment.Evidence Evidence} has
 * three kinds:
 *
 * <ul>
 *   <li><em>Explicit</em>: the system property {@code ringfence.environment}, the variable {@code
 *       RINGFENCE_ENVIRONMENT}, a call. It is read strictly: commas separate, the case of US-ASCII letters does not
 *       matter, and nothing else is forgiven, not even a blank. A right is held only if all explicit evidence grants it.
 *   <li><em>Ambient</em>: profiles, {@code APP_ENV} and its like, OpenTelemetry's resource attributes, Kubernetes,
 *       variables of platforms. It is read leniently and can only withhold, by naming another tier. A word that is no
 *       name claims nothing.
 *   <li><em>Circumstantial</em>: a test runner on some thread's stack withholds all but {@link
 *       dev.ringfence.environment.Right#WRITE_UNGUARDED}; a build server and a debugger are only shown.
 * </ul>
 *
 * <p>The verdict, in this order: claims, explicit and ambient, that name more than one tier are a CONFLICT; an explicit
 * word that is no name makes it UNKNOWN; no explicit evidence leaves it UNSET, and ambient agreement is shown beside
 * the line to set; else it is AGREED. Only AGREED holds rights: those that every claimed name grants (the rights of its
 * tier that its {@link dev.ringfence.environment.Traits} leave), less what circumstance withholds. Explicit evidence
 * that could not be read withholds every right and changes no verdict. So adding any evidence to a set with explicit
 * evidence never adds a right, and the order in which it is read does not matter.
 *
 * <p>A word names a tier if it stands in {@link dev.ringfence.environment.TierAliases} or was {@linkplain
 * dev.ringfence.environment.DeclaredName declared}, by a call or by the setting {@code
 * ringfence.environments=eu-canary=production,demo=staging}. Nearness decides nothing; it fills "did you mean".
 *
 * <p>What was read is shown only if it is a name or within two edits of one, else by its length: somebody may have put
 * a secret there.
 *
 * <p>Extension point: {@link dev.ringfence.environment.EvidenceSource}. What a source sees of the process is an {@link
 * dev.ringfence.environment.EvidenceContext}, so everything can be tested without touching the real one.
 *
 * <p>Requirements of methods: {@link dev.ringfence.environment.RequiresTier}, {@link
 * dev.ringfence.environment.RequiresRight}; {@code dev.ringfence.proxy} reads them.
 */
@NullMarked
package dev.ringfence.environment;

import org.jspecify.annotations.NullMarked;
