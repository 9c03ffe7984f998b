/**
 * Signed statements of what a datastore was filled with. Entry: {@link dev.ringfence.jdbc.attestation.AttestationPolicy},
 * which a process below production demands them by; {@link dev.ringfence.jdbc.attestation.Attestation} is what is said,
 * {@link dev.ringfence.jdbc.attestation.AttestationVerdict} what is made of it, {@link
 * dev.ringfence.jdbc.attestation.DatastoreAttestations} where they lie.
 *
 * <p>What a refresh filled carries an attestation beside its stamp, signed by who filled it. A process below production
 * that has a policy with keys of its deployment takes the datastore for sanitized only if the attestation is of exactly
 * this stamp, in force, and not contradicted by a sample of the rows; otherwise it is a COPY, and refused where the guard
 * {@code stamp} enforces. Reading and verifying takes one query and one signature; the sample takes a query for each table,
 * and both are kept for fifteen minutes. Without keys the stamp alone counts, and the admission says so.
 */
@NullMarked
package dev.ringfence.jdbc.attestation;

import org.jspecify.annotations.NullMarked;
