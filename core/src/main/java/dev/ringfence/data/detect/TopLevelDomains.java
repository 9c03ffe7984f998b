package dev.ringfence.data.detect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The top-level domains of the root zone; internationalized ones in their {@code xn--} form. */
final class TopLevelDomains {
    private static final FoldedWords ALL = FoldedWords.of(read());

    /**
     * Names under these are taken for domain names wherever they stand. Left out are all that are also the ending of a
     * file, an ordinary word, or what program code writes behind a dot.
     */
    private static final FoldedWords UNMISTAKABLE = FoldedWords.of(
            "com", "net", "org", "edu", "gov", "mil", "biz", "co", "io", "eu", "de", "fr", "uk", "nl", "ch", "se", "dk",
            "fi", "pt", "cz", "sk", "hu", "ro", "bg", "gr", "hr", "si", "lt", "lv", "ee", "ie", "lu", "br", "mx", "ar",
            "cl", "pe", "uy", "ca", "us", "au", "nz", "jp", "cn", "kr", "tw", "hk", "sg", "th", "vn", "ph", "pk", "tr",
            "il", "ae", "sa", "za", "ng", "ke", "eg", "ru", "ua", "kz", "it", "es", "at", "be", "no");

    /** Top-level domains that are nearly always the ending of a file. */
    private static final FoldedWords FILE_ENDINGS =
            FoldedWords.of("java", "zip", "mov", "py", "rs", "md", "ps", "cab", "dot", "map", "data");

    /** Second labels under which a country registers names; the country behind them is then unmistakable. */
    private static final FoldedWords REGISTRIES = FoldedWords.of(
            "co", "com", "net", "org", "gov", "gob", "gouv", "edu", "ac", "or", "ne", "go", "ltd", "nhs");

    private TopLevelDomains() {}

    private static List<String> read() {
        String name = "top-level-domains.txt";
        try (InputStream stream = TopLevelDomains.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("'" + name + "' must be beside " + TopLevelDomains.class.getName());
            }
            return new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("'" + name + "' must be readable", e);
        }
    }

    /** True if the stretch is a top-level domain, and not one that files end in. */
    static boolean contain(Window window, int start, int end) {
        return ALL.contain(window, start, end) && !FILE_ENDINGS.contain(window, start, end);
    }

    /** True if a name ending in this top-level domain is hardly anything else. */
    static boolean isUnmistakable(Window window, int start, int end) {
        return UNMISTAKABLE.contain(window, start, end);
    }

    /** True if countries register names under a label such as this. */
    static boolean isRegistry(Window window, int start, int end) {
        return REGISTRIES.contain(window, start, end);
    }
}
