package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/** Sentences made of templates and values, with the spans that were filled in. */
final class LabelledSentences {
    record Span(InfoType type, int start, int end) {}

    record Sentence(String text, List<Span> spans) {}

    static final Set<InfoType> TYPES = Set.of(
            InfoType.PERSON_NAME,
            InfoType.TITLE,
            InfoType.CITY,
            InfoType.COUNTRY,
            InfoType.NATIONALITY,
            InfoType.ORGANIZATION,
            InfoType.STREET_ADDRESS,
            InfoType.POSTAL_CODE);

    private static final Map<String, InfoType> SLOTS = Map.ofEntries(
            Map.entry("name", InfoType.PERSON_NAME),
            Map.entry("inverted", InfoType.PERSON_NAME),
            Map.entry("given", InfoType.PERSON_NAME),
            Map.entry("surname", InfoType.PERSON_NAME),
            Map.entry("title", InfoType.TITLE),
            Map.entry("city", InfoType.CITY),
            Map.entry("state", InfoType.CITY),
            Map.entry("country", InfoType.COUNTRY),
            Map.entry("nationality", InfoType.NATIONALITY),
            Map.entry("org", InfoType.ORGANIZATION),
            Map.entry("street", InfoType.STREET_ADDRESS),
            Map.entry("zip", InfoType.POSTAL_CODE));

    private final List<String> templates = lines("name-templates.txt");
    private final Map<String, String[]> values = new HashMap<>();
    private final List<String> unknownWords = new ArrayList<>();

    LabelledSentences() {
        for (String line : lines("name-values.txt")) {
            if (!line.startsWith("#")) {
                int colon = line.indexOf(':');
                String[] all = line.substring(colon + 1).strip().split("\\|", -1);
                for (int i = 0; i < all.length; i++) {
                    for (String word : all[i].split(" ", -1)) {
                        if (word.endsWith("*")) {
                            unknownWords.add(word.substring(0, word.length() - 1));
                        }
                    }
                    all[i] = all[i].replace("*", "");
                }
                values.put(line.substring(0, colon), all);
            }
        }
    }

    /** Words that the lexicon must not have, so that they stand for all the names that it does not have. */
    List<String> unknownWords() {
        return unknownWords;
    }

    /** Each template filled in this many times. */
    List<Sentence> sentences(int rounds, long seed) {
        Random random = new Random(seed);
        List<Sentence> sentences = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            for (String template : templates) {
                sentences.add(fill(template.replace("\\n", "\n"), random));
            }
        }
        return sentences;
    }

    private Sentence fill(String template, Random random) {
        StringBuilder text = new StringBuilder();
        List<Span> spans = new ArrayList<>();
        int from = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', from)) {
            text.append(template, from, open);
            from = template.indexOf('}', open) + 1;
            String slot = template.substring(open + 1, from - 1);
            String[] choices = values.get(slot);
            String value = choices[random.nextInt(choices.length)];
            int start = text.length() + (value.startsWith("the ") ? 4 : 0);
            text.append(value);
            spans.add(new Span(Objects.requireNonNull(SLOTS.get(slot)), start, text.length()));
        }
        return new Sentence(text.append(template.substring(from)).toString(), spans);
    }

    private static List<String> lines(String resource) {
        try (InputStream stream = LabelledSentences.class.getResourceAsStream(resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
