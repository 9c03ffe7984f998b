package dev.ringfence.data.detect;

import java.util.Set;

/**
 * Words that say that the number beside them is no identifier of a person: what counts, measures, or names things.
 */
final class CounterWords {
    /** Right before a number. */
    private static final LongSet BEFORE = LongSet.of(
            Set.of(("order orders invoice invoices sku build commit port pid tid thread version revision rev line lines"
                            + " offset size length count seq sequence timestamp ts time epoch duration elapsed took hash"
                            + " checksum crc md5 sha uuid guid request req trace span txn ticket issue bug item items"
                            + " product article part batch lot page row rows index price total amount sum qty quantity"
                            + " isbn issn ean upc gtin asin tracking parcel shipment job task event block height nonce"
                            + " memory heap cpu bytes byte ms us ns sec seconds usd eur gbp inr jpy exit code status"
                            + " error errno latency ttl expires exp iat nbf len pos col column rownum rowid oid lsn"
                            + " xid addr address ptr pointer session chunk segment partition shard replica retry attempt"
                            + " iteration step round frame packet chapter section figure fig serial model bestellung"
                            + " bestellnummer rechnung rechnungsnummer artikel artikelnummer commande facture pedido"
                            + " factura ordine fattura")
                    .split(" ", -1)));

    /** Right behind a number. */
    private static final LongSet BEHIND = LongSet.of(
            Set.of(("ms us ns s sec secs second seconds millis milliseconds microseconds nanoseconds minutes hours days"
                            + " bytes byte b kb mb gb tb kib mib gib rows row items records entries points lines files"
                            + " usd eur gbp jpy inr percent times requests queries px hz khz mhz ghz bps kbps mbps tokens"
                            + " users customers people units pieces")
                    .split(" ", -1)));

    /** Says nothing by itself: the word before it counts. */
    private static final LongSet FILLERS =
            LongSet.of(Set.of("number", "no", "nr", "num", "nbr", "id", "is", "was", "of", "the", "value"));

    private CounterWords() {}

    static boolean before(long token) {
        return BEFORE.contains(token);
    }

    static boolean behind(long token) {
        return BEHIND.contains(token);
    }

    static boolean filler(long token) {
        return FILLERS.contains(token);
    }
}
