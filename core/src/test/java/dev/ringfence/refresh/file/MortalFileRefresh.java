package dev.ringfence.refresh.file;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.testing.Environments;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process that waits in the middle of a stage to be killed: source, target, stage. */
final class MortalFileRefresh {
    private MortalFileRefresh() {}

    public static void main(String[] arguments) throws IOException {
        FileRefresh.from(Path.of(arguments[0]))
                .to(Path.of(arguments[1]))
                .through(SanitizationPolicy.builder("files")
                        .keep("customer.id")
                        .pseudonymize("customer.name", InfoType.PERSON_NAME)
                        .pseudonymize("customer.email", InfoType.EMAIL_ADDRESS)
                        .build())
                .with(PseudonymKey.ephemeral())
                .runningIn(Environments.PRODUCTION)
                .progress(progress -> {
                    if (progress.stage().name().equals(arguments[2])) {
                        System.out.println(arguments[2]);
                        waitForever();
                    }
                })
                .run();
    }

    private static void waitForever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
