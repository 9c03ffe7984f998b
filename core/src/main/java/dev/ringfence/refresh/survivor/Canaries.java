package dev.ringfence.refresh.survivor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Values of synthetic people that somebody planted in the source to see whether they come through. Unlike others they are
 * looked for even if they are made.
 *
 * @param values as they stand in the source
 */
public record Canaries(List<String> values) {
    public Canaries {
        values = List.copyOf(values);
        for (String value : values) {
            if (SurvivorMemory.kind(folded(value)) == SurvivorMemory.Kind.TOO_SHORT) {
                throw new IllegalArgumentException("'canary' must be a word, or have 6 letters and digits, but had "
                        + value.length() + " characters");
            }
        }
    }

    private static FoldedText folded(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        FoldedText text = new FoldedText();
        text.fold(bytes, 0, bytes.length, false);
        return text;
    }

    /**
     * Has them looked for.
     *
     * @param memory of the source's values, which tells whether they are among them
     */
    public Remembered remember(SurvivorMemory memory) {
        List<String> forms = new ArrayList<>();
        List<Integer> strangers = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            FoldedText text = folded(values.get(i));
            forms.add(SurvivorMemory.form(text));
            if (!memory.mightHold(text)) {
                strangers.add(i + 1);
            }
            memory.remember(text);
        }
        return new Remembered(forms, strangers);
    }

    /**
     * What was remembered.
     *
     * @param strangers the numbers of those that the source's identifying columns do not hold
     */
    public record Remembered(List<String> forms, List<Integer> strangers) {
        public Remembered {
            forms = List.copyOf(forms);
            strangers = List.copyOf(strangers);
        }

        /** A canary that the source does not hold proves nothing, and one that is found in the target everything. */
        public List<Survivors> judge(SurvivorCandidates candidates, IntFunction<String> column) {
            List<Survivors> found = new ArrayList<>();
            for (int stranger : strangers) {
                found.add(new Survivors(
                        Optional.empty(), "canary " + stranger, 0, "", 0, 0, Survivors.Verdict.NO_CANARY));
            }
            for (int i = 0; i < forms.size(); i++) {
                String name = "canary " + (i + 1);
                candidates
                        .keys(forms.get(i))
                        .forEach(key -> candidates
                                .places(key)
                                .forEach((place, times) -> found.add(new Survivors(
                                        Optional.empty(),
                                        column.apply(place),
                                        times,
                                        name,
                                        1,
                                        times,
                                        Survivors.Verdict.FOUND))));
            }
            return found;
        }
    }
}
