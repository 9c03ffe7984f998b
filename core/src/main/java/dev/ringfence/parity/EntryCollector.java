package dev.ringfence.parity;

import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.detect.Detector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Makes entries of values; no value leaves it. For one thread. */
final class EntryCollector {
    /** Nothing that is put in free text by somebody; the words of a vendor's closed list match. */
    private static final Pattern PLAIN =
            Pattern.compile("[\\p{L}\\p{N} .,:;+/_()\\[\\]%\"$@*=~<>-]{1," + Mark.MAX_FACT + "}");

    /** Between the name of a URL and that of one of its parts. */
    static final String PART = "#";

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private static final Detector SECRETS = Detector.builder()
            .types(InfoType.standard().stream()
                    .filter(type -> type.tags().contains(InfoTag.SECRET))
                    .toArray(InfoType[]::new))
            .build();

    private final KeyedDigest digest;
    private final Predicate<String> secretByRule;
    private final Predicate<String> ownByRule;
    private final Map<String, FingerprintEntry> entries = new LinkedHashMap<>();

    EntryCollector(KeyedDigest digest, Predicate<String> secretByRule, Predicate<String> ownByRule) {
        this.digest = digest;
        this.secretByRule = secretByRule;
        this.ownByRule = ownByRule;
    }

    List<FingerprintEntry> entries() {
        return List.copyOf(entries.values());
    }

    /** A setting, of which the first value that is given stands, as where a configuration is looked up. */
    void setting(Section section, String given, String value) {
        String name = CONTROL.matcher(given).replaceAll("?");
        SettingName words = SettingName.of(name);
        if (secretByRule.test(name) || words.isSecret()) {
            secret(section, name, value);
            return;
        }
        UrlValue url = UrlValue.parse(value).orElse(null);
        if (url != null && ValueTypes.of(value) != ValueType.PLACEHOLDER) {
            url(section, name, url);
        } else if (isSecret(value)) {
            secret(section, name, value);
        } else {
            value(section, name, words, value);
        }
    }

    private static boolean isSecret(String value) {
        return !SECRETS.find(value).isEmpty();
    }

    private void value(Section section, String name, SettingName words, String value) {
        ValueType type = ValueTypes.of(value);
        boolean host = words.isHost() && type == ValueType.TEXT;
        Expectation expectation = Expectation.SAME;
        if (ownByRule.test(name)) {
            expectation = Expectation.OWN;
        } else if (host && UrlValue.isAbsoluteHost(value)) {
            expectation = Expectation.DIFFERENT;
        } else if (words.isOwn()) {
            expectation = Expectation.OWN;
        }
        keyed(section, name, host ? ValueType.HOST : type, expectation, value);
    }

    private void url(Section section, String name, UrlValue url) {
        boolean shared = url.isAbsolute() && !ownByRule.test(name);
        keyed(section, name, url.type(), shared ? Expectation.DIFFERENT : Expectation.OWN, url.place());
        keyed(section, name + PART + "scheme", ValueType.TEXT, Expectation.SAME, url.scheme());
        if (!url.credentials().isEmpty()) {
            secret(section, name + PART + "credentials", url.credentials());
        }
        url.options().forEach((option, value) -> {
            String full = name + PART + option;
            SettingName words = SettingName.of(option);
            if (secretByRule.test(full) || words.isSecret() || isSecret(value)) {
                secret(section, full, value);
            } else {
                value(section, full, words, value);
            }
        });
    }

    /** A fact of the platform; one of an unusual form is told by its fingerprint. */
    void fact(Section section, String key, ValueType type, String text) {
        if (PLAIN.matcher(text).matches()) {
            add(new FingerprintEntry(section, key, type, Expectation.SAME, new Mark.Fact(text)));
        } else {
            keyed(section, key, type, Expectation.SAME, text);
        }
    }

    /** A fact with expressions that are not shown; empty if it has none. */
    void described(Section section, String key, ValueType type, String text, String hidden) {
        if (hidden.isEmpty()) {
            fact(section, key, type, text);
        } else if (PLAIN.matcher(text).matches()) {
            Mark mark = new Mark.Described(text, digest.of(32, section.label(), key, hidden));
            add(new FingerprintEntry(section, key, type, Expectation.SAME, mark));
        } else {
            keyed(section, key, type, Expectation.SAME, text + "\n" + hidden);
        }
    }

    /** What is compared by its fingerprint alone. */
    void keyed(Section section, String key, ValueType type, Expectation expectation, String value) {
        String first = digest.of(32, section.label(), key, value);
        add(new FingerprintEntry(section, key, type, expectation, new Mark.Keyed(first)));
    }

    private void secret(Section section, String name, String value) {
        Mark.Secret mark = new Mark.Secret(LengthClass.of(value), digest.of(4, "secret", name, value));
        add(new FingerprintEntry(section, name, ValueType.SECRET, Expectation.DIFFERENT, mark));
    }

    private void add(FingerprintEntry entry) {
        entries.putIfAbsent(entry.section().label() + "\n" + entry.key(), entry);
    }
}
