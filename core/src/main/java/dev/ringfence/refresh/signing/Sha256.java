package dev.ringfence.refresh.signing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest by which plans, files and attestations are told apart (FIPS 180-4). */
public final class Sha256 {
    private Sha256() {}

    public static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
