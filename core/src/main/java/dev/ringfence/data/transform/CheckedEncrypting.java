package dev.ringfence.data.transform;

import dev.ringfence.data.KeyedBlocks;
import java.util.Locale;
import java.util.Set;

/**
 * Encrypts identifiers so that valid ones stay valid, or all become invalid by a constant step of their check
 * characters; invalid ones stay invalid.
 *
 * <p>What the check characters follow from is encrypted and the check written anew; where the result is one that is
 * never issued, it is encrypted again (cycle walking, which ends because the original is valid itself).
 */
final class CheckedEncrypting implements Transformation {
    private final CheckedForm form;
    private final LayoutCipher cipher;
    private final boolean marked;

    CheckedEncrypting(CheckedForm form, KeyedBlocks blocks, boolean marked) {
        this.form = form;
        this.cipher = new LayoutCipher(blocks);
        this.marked = marked;
    }

    @Override
    public boolean accepts(ValueKind kind) {
        return kind == ValueKind.TEXT;
    }

    /** Of valid values; an invalid one may meet a valid one's marked pseudonym. */
    @Override
    public Distinctness distinctness() {
        return Distinctness.BIJECTIVE;
    }

    @Override
    public int minimumLength() {
        return 0;
    }

    @Override
    public Object apply(Object value) {
        String text = value.toString();
        String canonical = canonical(text);
        if (canonical.isEmpty()) {
            return text;
        }
        return laidOut(text, form.isValid(canonical) ? ofValid(canonical) : ofInvalid(canonical));
    }

    private CharSequence ofValid(String canonical) {
        boolean[] stays = form.staysOrFollows(canonical);
        StringBuilder result = new StringBuilder(canonical);
        do {
            StringBuilder body = new StringBuilder(canonical.length());
            for (int i = 0; i < stays.length; i++) {
                if (!stays[i]) {
                    body.append(result.charAt(i));
                }
            }
            String encrypted = cipher.encrypt(body.toString());
            for (int i = 0, next = 0; i < stays.length; i++) {
                if (!stays[i]) {
                    result.setCharAt(i, encrypted.charAt(next++));
                }
            }
        } while (!form.writeCheck(result) || !form.isValid(result));
        if (marked) {
            form.spoilCheck(result);
        }
        return result;
    }

    private String ofInvalid(String canonical) {
        String result = canonical;
        do {
            result = cipher.encrypt(result);
        } while (form.isValid(result));
        return result;
    }

    private static String canonical(String text) {
        StringBuilder canonical = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (Character.isLetterOrDigit(text.charAt(i))) {
                canonical.append(text.charAt(i));
            }
        }
        return canonical.toString().toUpperCase(Locale.ROOT);
    }

    private static String laidOut(String text, CharSequence canonical) {
        StringBuilder result = new StringBuilder(text);
        for (int i = 0, next = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                char made = canonical.charAt(next++);
                result.setCharAt(i, Character.isLowerCase(c) ? Character.toLowerCase(made) : made);
            }
        }
        return result.toString();
    }

    @Override
    public Set<Fidelity> keeps() {
        return Set.of(Fidelity.DISTINCT_COUNT, Fidelity.FREQUENCIES, Fidelity.LENGTHS);
    }
}
