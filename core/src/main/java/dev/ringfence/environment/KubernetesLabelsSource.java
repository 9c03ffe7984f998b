package dev.ringfence.environment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The labels of the pod, from the file that the downward API's volume has in Kubernetes' own example: one {@code
 * key="value"} a line. A label's prefix before the slash is not looked at.
 */
record KubernetesLabelsSource() implements EvidenceSource {
    static final Path FILE = Path.of("/etc/podinfo/labels");

    private static final Set<String> LABELS =
            Set.of("environment", "env", "deployment.environment", "deployment.environment.name");

    @Override
    public String name() {
        return "file";
    }

    @Override
    public Evidence.Kind kind() {
        return Evidence.Kind.AMBIENT;
    }

    @Override
    public List<Evidence> read(EvidenceContext context) throws IOException {
        List<Evidence> evidence = new ArrayList<>();
        for (String line : context.file(FILE).orElse("").lines().toList()) {
            int equals = line.indexOf('=');
            String label = equals < 0
                    ? ""
                    : line.substring(line.lastIndexOf('/', equals) + 1, equals).strip();
            if (LABELS.contains(label)) {
                // The value of a label is letters, digits, '-', '_' and '.', so the quotes are the only escaping.
                evidence.add(Evidence.ambient(
                        name(), FILE + " " + label, line.substring(equals + 1).replace('"', ' ')));
            }
        }
        return evidence.isEmpty() ? List.of(Evidence.silent(name(), kind(), FILE.toString())) : evidence;
    }
}
