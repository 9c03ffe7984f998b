package dev.ringfence.examples.quickstart.shop;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What people at a service desk type. */
final class NoteTexts {
    private static final Map<String, List<String>> TEXTS = Map.of(
            "en",
            List.of(
                    "%1$s called from %2$s, parcel \"lost\" again \uD83D\uDCE6 Mail %3$s before noon.",
                    "Refund promised to %1$s; didn't reach them on %2$s, so wrote to %3$s",
                    "Very happy customer \uD83D\uDE00 %1$s <%3$s>",
                    "Left at the neighbour's door."),
            "de",
            List.of(
                    "%1$s hat angerufen (%2$s): Paket fehlt \uD83D\uDCE6 Antwort bitte an %3$s.",
                    "R\u00fcckruf erbeten unter %2$s, \u201eeilig!\u201c; sonst an %3$s schreiben.",
                    "Ware besch\u00e4digt, Gutschrift f\u00fcr %1$s."),
            "fr",
            List.of(
                    "%1$s a t\u00e9l\u00e9phon\u00e9 du %2$s : colis perdu \uD83D\uDE24. R\u00e9pondre \u00e0 %3$s",
                    "L'adresse %3$s n'est plus valable ? Rappeler %1$s au %2$s."),
            "pl",
            List.of(
                    "%1$s dzwoni\u0142(a) z numeru %2$s, prosi o odpowied\u017a na %3$s \u2709",
                    "Zwrot p\u0142atno\u015bci dla %1$s."),
            "ja",
            List.of(
                    "%1$s \u69d8\u3088\u308a\u304a\u96fb\u8a71\uff08%2$s\uff09\u3002 \u8fd4\u4fe1\u5148: %3$s \uD83D\uDE4F",
                    "%1$s \u69d8 \u518d\u914d\u9054\u5e0c\u671b\u3002"));

    private final Random random;

    NoteTexts(long seed) {
        random = new Random(seed);
    }

    /** Mostly a text that names the customer, at times nothing at all. */
    @Nullable
    String about(Customer customer) {
        if (random.nextInt(30) == 0) {
            return null;
        }
        List<String> texts = TEXTS.get(customer.language());
        if (texts == null) {
            throw new IllegalStateException("'language' must have texts but was " + customer.language());
        }
        String phone = customer.phone() == null ? "?" : customer.phone();
        String email = customer.email().toLowerCase(Locale.ROOT);
        return String.format(Locale.ROOT, texts.get(random.nextInt(texts.size())), customer.fullName(), phone, email);
    }
}
