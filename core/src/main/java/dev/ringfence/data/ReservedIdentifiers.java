package dev.ringfence.data;

import dev.ringfence.data.checksum.CheckCharacters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values of an identifier within the beginnings that its issuer keeps for tests and fiction, check characters right. */
final class ReservedIdentifiers extends IdentifierSpace {
    private final @Nullable CheckCharacters check;
    private final List<String> beginnings;

    ReservedIdentifiers(Identifier identifier) {
        super(
                identifier,
                IdentifierForm.of(identifier).stream()
                        .filter(form -> identifier.reserved().stream().anyMatch(form::canBegin))
                        .toList());
        if (forms().isEmpty()) {
            throw new IllegalStateException("'reserved' must fit a shape");
        }
        this.check = identifier.checkCharacters().orElse(null);
        this.beginnings = identifier.reserved();
    }

    @Override
    public String description() {
        return "values that begin with " + String.join(", ", beginnings) + ", which are kept free";
    }

    @Override
    public long capacity() {
        return forms().stream().mapToLong(this::capacity).min().orElseThrow();
    }

    private long capacity(IdentifierForm form) {
        double all = 0;
        for (String beginning : beginnings) {
            if (!form.canBegin(beginning)) {
                continue;
            }
            double these = 1;
            // The check characters count as one place; a few schemes have two.
            for (int i = beginning.length(); i < form.length() - (check == null ? 0 : 1); i++) {
                these *= form.choices(i);
            }
            all += these;
        }
        return all >= 0x1p80 ? Long.MAX_VALUE : (long) all;
    }

    @Override
    boolean finish(IdentifierForm form, StringBuilder canonical, long choice) {
        String beginning = beginnings.get((int) (choice % beginnings.size()));
        if (!form.canBegin(beginning)) {
            return false;
        }
        canonical.replace(0, beginning.length(), beginning);
        return (check == null || check.write(canonical, 0)) && form.matches(canonical);
    }

    @Override
    boolean isMember(String canonical) {
        return beginnings.stream().anyMatch(canonical::startsWith) && (check == null || check.isValid(canonical));
    }
}
