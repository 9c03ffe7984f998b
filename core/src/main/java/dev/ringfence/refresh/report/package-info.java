/**
 * What was done, for whoever has to keep it: {@link dev.ringfence.refresh.report.RefreshReport} as a page and as JSON, with
 * the shapes of columns before and after ({@link dev.ringfence.refresh.report.MeasuredShape}).
 */
@NullMarked
package dev.ringfence.refresh.report;

import org.jspecify.annotations.NullMarked;
