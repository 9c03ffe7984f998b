package dev.ringfence.spring.outbound;

import dev.ringfence.spring.StartProblemsException;
import java.util.List;
import java.util.function.Consumer;

/** Hands settings to core, and names the one that core refuses. */
final class FenceSettings {
    private FenceSettings() {}

    /**
     * Hands on each value of a setting.
     *
     * @throws StartProblemsException if one does not fit
     */
    static <T> void each(String setting, Iterable<T> values, Consumer<T> to) {
        for (T value : values) {
            try {
                to.accept(value);
            } catch (IllegalArgumentException misfit) {
                throw StartProblemsException.ofSettings(List.of("'" + setting + "': " + misfit.getMessage()));
            }
        }
    }
}
