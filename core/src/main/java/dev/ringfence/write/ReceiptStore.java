package dev.ringfence.write;

import dev.ringfence.store.StateEntry;
import dev.ringfence.store.StateKey;
import dev.ringfence.store.StateStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Where receipts are kept, the newest for each operation. It need not be trusted: receipts are signed. Staging's must come
 * to production, as files of a release or through a store that both reach.
 *
 * <p>Implementations are safe for use by many threads.
 */
public interface ReceiptStore {

    /**
     * Keeps a receipt in the place of an older one of the same operation.
     *
     * @param operationDigest of the operation, 64 hexadecimal digits
     * @param envelope the signed receipt as JSON
     * @param expiresAt from when nobody needs it
     */
    void keep(String operationDigest, String envelope, Instant expiresAt);

    /** The receipt of an operation, whether or not it is valid. */
    Optional<String> find(String operationDigest);

    /** Receipts in a shared store. */
    static ReceiptStore of(StateStore store) {
        Objects.requireNonNull(store, "store");
        return new ReceiptStore() {
            @Override
            public void keep(String operationDigest, String envelope, Instant expiresAt) {
                StateKey key = key(operationDigest);
                long version;
                do {
                    version = store.find(key).map(StateEntry::version).orElse(0L);
                } while (!store.compareAndSet(key, version, envelope, Optional.of(expiresAt)));
            }

            @Override
            public Optional<String> find(String operationDigest) {
                return store.find(key(operationDigest)).map(StateEntry::json);
            }

            private StateKey key(String operationDigest) {
                return new StateKey("staging-receipt", operationDigest);
            }
        };
    }

    /** Receipts as files of a directory, each named by its operation's digest and {@code .json}; made if it is not there. */
    static ReceiptStore of(Path directory) {
        Objects.requireNonNull(directory, "directory");
        return new ReceiptStore() {
            @Override
            public void keep(String operationDigest, String envelope, Instant expiresAt) {
                try {
                    Files.createDirectories(directory);
                    // A reader meets the old receipt or the new one, never half of one.
                    Path whole = Files.createTempFile(directory, "receipt", ".tmp");
                    Files.writeString(whole, envelope);
                    Files.move(whole, file(operationDigest), StandardCopyOption.ATOMIC_MOVE);
                } catch (IOException e) {
                    throw new UncheckedIOException("The receipt could not be written", e);
                }
            }

            @Override
            public Optional<String> find(String operationDigest) {
                try {
                    return Optional.of(Files.readString(file(operationDigest), StandardCharsets.UTF_8));
                } catch (NoSuchFileException e) {
                    return Optional.empty();
                } catch (IOException e) {
                    throw new UncheckedIOException("The receipt could not be read", e);
                }
            }

            private Path file(String operationDigest) {
                if (!operationDigest.matches("[0-9a-f]{64}")) {
                    throw new IllegalArgumentException("'operationDigest' must be 64 hexadecimal digits");
                }
                return directory.resolve(operationDigest + ".json");
            }
        };
    }
}
