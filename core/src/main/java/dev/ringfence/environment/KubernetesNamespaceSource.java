package dev.ringfence.environment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The namespace of the pod, from the file that comes with its service account. */
record KubernetesNamespaceSource() implements EvidenceSource {
    static final Path FILE = Path.of("/var/run/secrets/kubernetes.io/serviceaccount/namespace");

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
        String key = "serviceaccount/namespace";
        return List.of(context.file(FILE)
                .map(text -> Evidence.ambient(name(), key, text))
                .orElseGet(() -> Evidence.silent(name(), kind(), key)));
    }
}
