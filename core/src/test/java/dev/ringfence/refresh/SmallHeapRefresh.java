package dev.ringfence.refresh;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.refresh.base.RefreshDeniedException;
import dev.ringfence.testing.Environments;
import java.sql.SQLException;

/** The main of a child process with a small heap that refreshes a table of documents, and says what came of it. */
final class SmallHeapRefresh {
    private SmallHeapRefresh() {}

    public static void main(String[] arguments) throws SQLException {
        try {
            SanitizationPolicy.Builder policy = SanitizationPolicy.builder("documents")
                    .keep("document.id")
                    .pseudonymize("document.owner", InfoType.EMAIL_ADDRESS);
            boolean nullifies = arguments[2].equals("nullify");
            RefreshResult result = EnvironmentRefresh.from(CrashingRefresh.open(arguments[0]))
                    .to(CrashingRefresh.open(arguments[1]))
                    .through((nullifies ? policy.nullify("document.content") : policy.keep("document.content")).build())
                    .with(PseudonymKey.ephemeral())
                    .runningIn(Environments.PRODUCTION)
                    .run();
            System.out.println("done " + result.rows());
        } catch (RefreshDeniedException denied) {
            System.out.println("refused " + denied.getMessage());
        }
        System.out.println("threads "
                + Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().startsWith("ringfence-refresh"))
                        .count());
    }
}
