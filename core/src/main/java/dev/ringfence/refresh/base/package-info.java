/**
 * The floor of every crossing: what is asked of one ({@link dev.ringfence.refresh.base.Subset},
 * {@link dev.ringfence.refresh.base.RefreshChecks}, {@link dev.ringfence.refresh.base.RefreshConcession}) and what
 * one tells ({@link dev.ringfence.refresh.base.RefreshProgress}, {@link dev.ringfence.refresh.base.TableResult},
 * {@link dev.ringfence.refresh.base.VerificationResult}, {@link dev.ringfence.refresh.base.RefreshDeniedException}).
 * Knows no database and no engine.
 */
@NullMarked
package dev.ringfence.refresh.base;

import org.jspecify.annotations.NullMarked;
