package dev.ringfence.data;

/** The types of payments. See the constants of {@link InfoType}. */
final class PaymentTypes {
    private PaymentTypes() {}

    static InfoType paymentCardNumber() {
        return InfoType.builder("PAYMENT_CARD_NUMBER")
                .validated()
                .tags(InfoTag.HIPAA_ACCOUNT, InfoTag.PCI_ACCOUNT_DATA, InfoTag.GDPR_IDENTIFIER)
                .madeIn(new UnissuableCards())
                .context("card", "credit", "debit", "visa", "mastercard", "amex", "maestro", "pan", "cc", "payment")
                .context("charge", "charged", "cardholder", "cvv", "cvc", "american express", "diners", "discover")
                .context("jcb", "unionpay", "union pay", "master card", "uatp", "rupay", "pay", "paid")
                .context("carte", "karte", "kreditkarte", "tarjeta", "carta")
                .build();
    }

    static InfoType iban() {
        return InfoType.builder("IBAN")
                .validated()
                .tags(InfoTag.HIPAA_ACCOUNT, InfoTag.GDPR_IDENTIFIER)
                .madeIn(new UnissuableIbans())
                .build();
    }

    static InfoType bic() {
        return InfoType.builder("BIC")
                .madeIn(new TestBankCodes())
                .context("bic", "swift", "swift code", "bank identifier code")
                .build();
    }

    static InfoType cryptoAddress() {
        return InfoType.builder("CRYPTO_ADDRESS")
                .validated()
                .tags(InfoTag.HIPAA_ACCOUNT, InfoTag.GDPR_IDENTIFIER)
                .madeIn(new TestNetworkAddresses())
                .context("bitcoin", "btc", "ethereum", "eth", "wallet", "crypto", "litecoin", "dogecoin", "tron")
                .context("coin", "blockchain", "usdt")
                .build();
    }
}
