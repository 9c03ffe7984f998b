package dev.ringfence.spring.outbound;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The paths that callers may call from any network: those of health checks, since a platform that cannot see whether an
 * instance lives ends it. Safe for use by many threads.
 */
final class OpenPaths {
    private final Supplier<Collection<String>> source;
    private volatile @Nullable List<String> paths;

    /** @param source asked at the first call, when all endpoints are known */
    OpenPaths(Supplier<Collection<String>> source) {
        this.source = source;
    }

    static OpenPaths none() {
        return new OpenPaths(List::of);
    }

    /**
     * True for such a path and those below it. One that is written so that something behind this could read it as another
     * path is none.
     *
     * @param path within the application, as it was sent
     */
    boolean contains(String path) {
        for (String open : paths()) {
            if (path.equals(open) || (path.startsWith(open + "/") && isPlain(path.substring(open.length())))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPlain(String rest) {
        return rest.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '/')
                && !rest.contains("//");
    }

    private List<String> paths() {
        List<String> known = paths;
        if (known == null) {
            known = List.copyOf(source.get());
            paths = known;
        }
        return known;
    }
}
