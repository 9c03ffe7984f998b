package dev.ringfence.data;

/** The types of telephones. See the constants of {@link InfoType}. */
final class TelephoneTypes {
    private TelephoneTypes() {}

    static InfoType phoneNumber() {
        return InfoType.builder("PHONE_NUMBER")
                .validated()
                .tags(InfoTag.HIPAA_TELEPHONE, InfoTag.GDPR_IDENTIFIER)
                .madeIn(new FictitiousTelephones())
                .context("phone", "phones", "telephone", "tel", "mobile", "mob", "cell", "cellphone", "cellular")
                .context("landline", "call", "calls", "called", "dial", "ring", "text", "sms", "fax", "whatsapp")
                .context(
                        "contact",
                        "reach",
                        "reached",
                        "my number",
                        "her number",
                        "his number",
                        "s number",
                        "their number")
                .context("signal", "hotline", "telefon", "tel.-nr", "telefonnummer", "handy", "handynummer")
                .context("mobil", "mobilnummer", "rufnummer", "anrufen", "ruf", "festnetz", "durchwahl", "natel")
                .context("téléphone", "portable", "gsm", "appeler", "teléfono", "móvil", "celular", "cel", "llamar")
                .context("llámame", "telefone", "telemóvel", "fone", "zap", "telefono", "cellulare", "chiamare")
                .context("fisso", "telefoon", "mobiel", "bellen", "komórka", "kom", "telefonu", "mobilní")
                .context("telefoni", "puhelin", "puh", "sími", "tlf", "tlph", "mobiltelefon", "ringe", "ara")
                .context("arayın", "cep", "gsm no", "hp", "telepon", "ponsel", "điện thoại", "đt", "телефон", "тел")
                .context("моб", "मोबाइल", "फ़ोन", "फोन", "τηλέφωνο", "τηλ", "هاتف", "جوال", "טלפון", "נייד")
                .build();
    }

    static InfoType imei() {
        return InfoType.builder("IMEI")
                .validated()
                .tags(InfoTag.HIPAA_DEVICE, InfoTag.GDPR_IDENTIFIER)
                .madeIn(new TestDevices())
                .context("imei", "imeisv", "device", "handset", "mobile equipment", "phone")
                .build();
    }
}
