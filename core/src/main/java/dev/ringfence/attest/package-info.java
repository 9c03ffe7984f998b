/**
 * Signed statements. {@link dev.ringfence.attest.SigningKey} is the entry for who signs, {@link
 * dev.ringfence.attest.StatementVerifier} for who relies on it; between them travels an {@link
 * dev.ringfence.attest.Envelope} that holds an {@link dev.ringfence.attest.InTotoStatement}.
 *
 * <p>Nothing is invented here: envelopes are DSSE 1.0 (github.com/secure-systems-lab/dsse), statements in-toto Statement v1
 * (github.com/in-toto/attestation), signatures Ed25519 (RFC 8032) by the JDK, keys PKCS #8 and X.509 as PEM (RFC 7468,
 * RFC 8410), so that {@code openssl} and other tools make and check them too.
 *
 * <p>What a signature proves: that somebody who held the private key signed exactly these bytes as this type of payload.
 * Not who that was, not that what they say is true, and not when, since the signer's clock says so. Keys to verify with
 * come from the deployment, never from a datastore: whoever may write there could otherwise add a key of their own.
 *
 * <p>Every statement of the library carries {@code issuedAt} and {@code expiresAt}, and a verifier refuses one without.
 */
@NullMarked
package dev.ringfence.attest;

import org.jspecify.annotations.NullMarked;
