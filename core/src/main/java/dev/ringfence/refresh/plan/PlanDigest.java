package dev.ringfence.refresh.plan;

import dev.ringfence.refresh.base.Subset;
import dev.ringfence.refresh.signing.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/** A fingerprint of everything that decides what the target will hold, but for the rows themselves. */
public final class PlanDigest {
    private PlanDigest() {}

    /**
     * SHA-256, 64 hexadecimal digits.
     *
     * @param tables in the order in which they are written
     * @param shape of the target's definition
     */
    public static String of(PlanHead head, List<TablePlan> tables, String shape) {
        List<String> parts = new ArrayList<>(List.of(
                head.source().nonce(),
                head.target().nonce(),
                head.policy().digest(),
                head.key().checkValue(),
                shape));
        tables.forEach(plan -> parts.add(plan.table() + " " + plan.columns()));
        head.subset().ifPresent(chosen -> parts.add(canonical(chosen)));
        MessageDigest sha256 = Sha256.begin();
        for (String part : parts) {
            sha256.update(part.getBytes(StandardCharsets.UTF_8));
            sha256.update((byte) 0);
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** Everything that decides which rows come. */
    private static String canonical(Subset chosen) {
        return new TreeMap<>(chosen.conditions()) + " " + new TreeMap<>(chosen.percentages()) + " "
                + chosen.whole().stream().sorted().toList() + " " + chosen.relations() + " " + chosen.others();
    }
}
