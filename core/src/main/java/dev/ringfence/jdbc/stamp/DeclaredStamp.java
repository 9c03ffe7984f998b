package dev.ringfence.jdbc.stamp;

import dev.ringfence.environment.DataClass;
import dev.ringfence.environment.Tier;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A stamp by configuration, for a database that takes no table: a vendor's, or a replica. Holds only where the datastore
 * carries no stamp of its own, and only for one server identity.
 *
 * @param origin the datastore's identity as {@link DatastoreOrigin#toString()} shows it; where the engine proves none,
 *     that is the endpoint, which a tunnel can fake
 * @param environment the name of the environment it belongs to
 * @param tier that environment's tier
 * @param dataClass what kind of data it holds
 * @param reason why it is declared and not stamped
 */
public record DeclaredStamp(String origin, String environment, Tier tier, DataClass dataClass, String reason) {
    /** @throws IllegalArgumentException if the origin is blank, or a field is not possible in a stamp */
    public DeclaredStamp {
        Objects.requireNonNull(dataClass, "dataClass");
        if (origin.isBlank()) {
            throw new IllegalArgumentException("'origin' must not be blank");
        }
        stamp(origin, environment, tier, dataClass, reason, new DatastoreOrigin("", origin));
    }

    /**
     * The stamp that a datastore has by the declaration, if it has none of its own: always the same, by {@code
     * configuration}, of 1970, so that an override can name its nonce before the datastore was ever met. A value, which
     * admits nobody by itself.
     *
     * @param here where the datastore stands
     * @return empty if the declaration is of another datastore
     */
    public Optional<DatastoreStamp> stampOf(DatastoreOrigin here) {
        return origin.equals(here.toString())
                ? Optional.of(stamp(origin, environment, tier, dataClass, reason, here))
                : Optional.empty();
    }

    private static DatastoreStamp stamp(
            String origin, String environment, Tier tier, DataClass dataClass, String reason, DatastoreOrigin here) {
        // The same declaration always has the same name, so that an override can name it.
        UUID name = UUID.nameUUIDFromBytes(
                (origin + '\n' + environment + '\n' + tier + '\n' + dataClass).getBytes(StandardCharsets.UTF_8));
        String nonce = HexFormat.of().toHexDigits(name.getMostSignificantBits())
                + HexFormat.of().toHexDigits(name.getLeastSignificantBits());
        return new DatastoreStamp(
                environment, tier, dataClass, here, nonce, 1, "configuration", Instant.EPOCH, reason, "declared");
    }
}
