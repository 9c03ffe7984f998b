package dev.ringfence.attest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Keys that OpenSSL 3.0 made for these tests and nothing else, and files of them. */
final class TemporaryKeys {
    static final String PRIVATE = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEILjN/YQ5w9XcyRFTuIIhHpEPcJIy9sV46YTIpI3jgIsA
            -----END PRIVATE KEY-----
            """;
    static final String PUBLIC = """
            -----BEGIN PUBLIC KEY-----
            MCowBQYDK2VwAyEAza+Pi+kg31XYu8eCi7RUE6CXTqIy+j534GdXA5CQ+dE=
            -----END PUBLIC KEY-----
            """;
    /** The same, {@code openssl pkcs8 -topk8 -v2 aes-256-cbc} with the password {@code geheim}. */
    static final String ENCRYPTED = """
            -----BEGIN ENCRYPTED PRIVATE KEY-----
            MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAgvEUbdqgov4wICCAAw
            DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEIyKoHMmGL0Qe2SNHU6kYlQEQNks
            aIxhXsRSx94qgyIpJMmAARn/I7l07GSgH/vblt9FPpf9ud5xHxe9To/fFbkjcXVW
            kXBg0oGfFs08l25nSbA=
            -----END ENCRYPTED PRIVATE KEY-----
            """;
    /** {@code openssl pkey -pubin -outform DER | sha256sum | cut -c1-32}. */
    static final String ID = "ee8a86957972dddb51f6635997d0dd82";

    /** {@code openssl pkeyutl -sign -rawin} over the encoding that the DSSE protocol shows. */
    static final String SIGNATURE =
            "WFF8LvKMwMD6f6Qp/53ipbQ9yeO1G0CkyCV8wbeFk20LPmPzEXniG1MYWl8DtenhsEtxy7ze2+/kPj4NLSlpAA==";

    private TemporaryKeys() {}

    static Path file(Path directory, String name, String content, String mode) throws IOException {
        Path file = directory.resolve(name);
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        return file;
    }

    static Path secret(Path directory, String content) throws IOException {
        return file(directory, "secret.pem", content, "rw-------");
    }
}
