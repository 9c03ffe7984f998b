/**
 * Whether a datastore belongs to this process: {@link dev.ringfence.jdbc.admission.Admission} is the answer. Extension
 * point: {@link dev.ringfence.jdbc.admission.AdmissionListener}, which is told of each.
 */
@NullMarked
package dev.ringfence.jdbc.admission;

import org.jspecify.annotations.NullMarked;
