package dev.ringfence.examples.quickstart.step;

import dev.ringfence.examples.quickstart.Stage;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import java.util.List;

/** From here to an application of one's own. */
final class WhereNext implements Step<Stage> {
    @Override
    public String title() {
        return "Where to go next";
    }

    @Override
    public void play(Stage stage, Transcript transcript) {
        transcript.table(List.of(
                List.of(
                        "your service",
                        "GuardedDataSource.wrap(pool, WriteGuard.observing(DeploymentEnvironment.resolve()))"),
                List.of(
                        "your tests",
                        "add ringfence-test-support: a test that opens production fails, nothing to configure"),
                List.of("your databases", "DatastoreStamps.of(dataSource, here).stamp(by, reason), once for each"),
                List.of("Spring Boot", "add ringfence-spring-boot-starter"),
                List.of("read on", "README.md, and examples/quickstart/README.md for the code of these steps")));
    }
}
