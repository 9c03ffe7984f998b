package dev.ringfence.data.classify;

import dev.ringfence.data.InfoType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What words of a column's name say about it, in English, German, French, Spanish, Italian, Dutch, Portuguese and
 * Polish. The longest phrase decides; of two equally long ones the one nearer to the end, where the head of an English
 * compound stands.
 */
final class NameRules {
    /**
     * What a name says.
     *
     * @param type the kind of the values, null for a fact without a type
     * @param phrase the words that say so
     */
    record Guess(@Nullable InfoType type, Subject subject, String phrase) {}

    /** What a fact is about, which decides its role and treatment. */
    enum Subject {
        IDENTITY,
        BIRTH,
        PLACE,
        TRAIT,
        HEALTH,
        MONEY,
        SECRET,
        NETWORK,
        FREE_TEXT,
        /** Names of things and people alike: the table decides. */
        NAME,
        NOTHING
    }

    /** Subject, info type, then phrases; plurals are read as singulars, accents are dropped. */
    private static final String RULES = """
            IDENTITY EMAIL_ADDRESS: email, e mail, mail, email address, mail address, courriel, correo, correo electronico, posta elettronica, emailadre, mailadresse, emailadresse
            IDENTITY PHONE_NUMBER: phone, telephone, mobile, cell, cellphone, tel, telefon, telefono, telefone, telefoon, telefonnummer, handy, handynummer, movil, celular, portable, fax, faxnummer, phone number, phonenumber, phone no, mobile number, msisdn, whatsapp, rufnummer, numer telefonu, cellulare
            IDENTITY PAYMENT_CARD_NUMBER: card number, cardnumber, card no, credit card, creditcard, pan, card pan, kartennummer, kreditkarte, numero carte, numero tarjeta, tarjeta, carta credito, account number card, cc number, ccnum, cc no
            IDENTITY IBAN: iban, iban number
            IDENTITY PERSON_NAME: first name, firstname, given name, givenname, forename, last name, lastname, surname, family name, familyname, middle name, middlename, full name, fullname, maiden name, nickname, display name, vorname, nachname, familienname, geburtsname, prenom, nom famille, nom naissance, apellido, nombre completo, cognome, nome completo, sobrenome, voornaam, achternaam, imie, nazwisko, cardholder, card holder, holder name, account holder, kontoinhaber, inhaber, titular, titulaire, intestatario, contact person, contact name, ansprechpartner, owner name, customer name, patient name, employee name, doctor name, physician name, recipient name, recipient, sender name, beneficiary, beneficiary name, author name, emergency contact, next of kin, signed by, initial, name on card, lname, fname, nom, lekarz, spouse name, mother name, father name, guarantor, witness, contact
            IDENTITY STREET_ADDRESS: address, street, street address, address line, addr, addres, adresse, anschrift, strasse, hausnummer, house number, strasse hausnummer, rue, calle, direccion, domicilio, via, indirizzo, endereco, straat, adre, ulica, adresse ligne, home address, shipping address, billing address, street name, house no, apartment, apt, domicile
            IDENTITY -: ssn, social security, social security number, national id, national identifier, national number, nationalid, tax id, tax number, taxid, tin, tax no, passport, passport number, passport no, driver license, drivers licence, driver licence, driving licence, license number, licence number, licence no, id card, identity card, identity document, document number, personal number, personalausweis, ausweisnummer, reisepass, steuernummer, steuer id, steueridentifikationsnummer, sozialversicherungsnummer, sv nummer, versichertennummer, numero secu, numero securite sociale, nir, dni, nif, nie, curp, rfc, cpf, cnpj, codice fiscale, bsn, pesel, nip, regon, nino, national insurance, nhs number, nhs no, aadhaar, sin, ahv, insee, medicare number, medicare id, mbi, npi, dea number, dea no, medical record number, mrn, insurance number, insurance id, member number, health card, health plan number, subscriber id, policy holder number, ein, vat id, vat number, ustid, ust id, umsatzsteuer id, partita iva, siren, siret, account number, accountnumber, account no, bank account, bank account number, kontonummer, konto nr, numero compte, numero cuenta, routing number, sort code, bankleitzahl, blz, aba, driver id number, license plate, licence plate, number plate, registration plate, kennzeichen, matricula, immatriculation, targa, vin, vehicle identification number, imei, device id, serial number patient, biometric, fingerprint template, face id, photo, photo url, avatar, avatar url, profile picture, signature
            IDENTITY HTTP_COOKIE: cookie
            NETWORK IP_ADDRESS: ip, ip address, ipaddress, client ip, remote addr, remote address, last ip, login ip, source ip, ip adresse, adresse ip
            NETWORK MAC_ADDRESS: mac, mac address, hardware address
            BIRTH DATE: birth date, birthdate, birth, date of birth, dob, birthday, born, born on, geburtsdatum, geburtstag, geboren, date naissance, naissance, fecha nacimiento, nacimiento, data nascita, nascita, data nascimento, geboortedatum, data urodzenia, date of death, death date, deceased on, deceased at, todesdatum
            BIRTH AGE: age, alter, edad, eta
            PLACE POSTAL_CODE: zip, zip code, zipcode, postal code, postalcode, postcode, post code, plz, postleitzahl, code postal, codigo postal, cap, cep, kod pocztowy
            PLACE CITY: city, town, ort, stadt, wohnort, ville, ciudad, citta, cidade, plaat, woonplaat, miasto, municipality, gemeinde, birth place, place of birth, birthplace, geburtsort, lieu naissance, locality, suburb, district, county, localidad, poblacion, commune
            PLACE GEO_COORDINATE: latitude, longitude, lat, lng, lon, geo, coordinate, gps
            TRAIT -: gender, sex, geschlecht, sexe, sexo, sesso, marital status, familienstand, civil status, etat civil, estado civil, stato civile, salutation, anrede, civilite, job title, occupation, profession, beruf, education, language preference, blood group, blood type, number of children
            TRAIT NATIONALITY: nationality, nationalitat, staatsangehorigkeit, nationalite, nacionalidad, nazionalita, citizenship, ethnicity, ethnic group, race, religion, konfession, creed, political party, union member, sexual orientation
            HEALTH -: diagnosis, diagnose, diagnostic, diagnosis code, icd, icd code, icd ten, medication, medikament, medicament, allergy, allergie, allergen, symptom, treatment, behandlung, prescription, dosage, disability, condition, blood pressure, heart rate, weight kg, height cm, lab value, result value, test result, hiv status, pregnancy, smoker, finding, befund, procedure code, systolic, diastolic, pulse, temperature, bmi, vaccine
            MONEY -: salary, gehalt, wage, income, einkommen, salaire, sueldo, stipendio, salario, bonus, credit score, credit limit, balance, saldo, solde, net worth, monthly income, annual income, rating credit, debt, hourly rate, commission
            SECRET -: password, passwort, passwd, pwd, password hash, hash password, contrasena, mot de passe, mot passe, secret, token, api key, apikey, access token, refresh token, session token, reset token, auth token, pin, pin code, pin hash, cvv, cvc, salt, otp, otp secret, totp secret, security answer, private key, client secret, security code, session id, sessionid, magic stripe, track data, recovery code, webhook secret
            FREE_TEXT -: note, comment, remark, message, body, text, memo, feedback, review, bemerkung, notiz, kommentar, nachricht, beschreibung, commentaire, remarque, comentario, nota, observacion, annotation, freitext, transcript, reason text, anamnesis, history, complaint, chief complaint, summary, instruction, delivery instruction, delivery note, subject, question, answer, biography, bio, about, verwendungszweck, purpose, reference text, details, detail, description, descripcion, descrizione, payload, content, query, user agent, useragent, motif, uwagi, opi, biografie, anmerkung, special request, story, greeting, gift message
            NAME -: name, nombre, nome, naam, nazwa, bezeichnung, username, user name, login, login name, benutzername, account name, handle, usuario, utilisateur, screen name
            NOTHING -: id, uuid, guid, status, type, kind, state, flag, count, quantity, version, created, updated, modified, deleted, verified, confirmed, valid, enabled, active, sent, sent at, created at, updated at, deleted at, at, on, sku, code, category, currency, price, amount, total, tax rate, tax amount, color, size, weight, unit, position, sort order, sequence, priority, locale, timezone, language, country code, country, land, pay, pais, paese, checksum, digest, etag, hash, format, template, provider, source, channel, method, level, score, rank, percent, rate, discount, model, brand, product name, file name, filename, table name, class name, role name, event name, job name, tag name, category name, brand name, queue name, host name, hostname, domain name, group name, department name, room name, ward name, branch name, supplier name, company name, bank name, card type, card brand, phone type, email type, email template, address type, name prefix, label, key, opt in, opted in, consent, preferred contact, mail sent, mail status, email status, email verified, email confirmed, phone verified, email sent, mobile app, ip version, age group, age limit, minimum age, text size, message id, message type, message status, message count, note type, comment count, review count, token type, token expires, pin attempt, password changed, password expires, address id, contact id, contact type, birth weight, ip count, subject id, account type, account status, account id, card id, card status, card expiry, expiry, expires, body part, body type, description length, phone model, email frequency, email count, login count, login attempt, last login, condition id, treatment id, treatment room, diagnosis id, balance date, salary grade, currency name, test name, drug name, medication name, procedure name, state code, region code, city id, zip zone, country name, short name, template name, campaign name, method name, plan name, unit name, vaccine name, question number, answer count, query count, text color, content type, detail id, description id, capacity, feature name, parameter name, setting name, street type, portable flag, history id, history type, summary type, reference, reference number, transaction reference, order reference, payment reference, tracking number, order number, invoice number, purchase order, bestellnummer, rechnungsnummer, seat, seat number, room number, bed number, floor, gate, batch number, lot number, serial number, part number, model number, version number, build number, page number, sequence number, line number, number, nummer, numero, bic, swift, swift code, iso code, interest rate, condition type, purpose code, subject type, secret version, contact channel, contact count, recipient count, recipient type, beneficiary type, signature algorithm, photo count, via channel, treatment type, medication id, symptom code group, handle time, via point, geo zone, geo fence, geo region, town hall, race result, race number, race id, sport, pan handle, fax enabled, cell count, cell type, tel type, mail provider, mail server, token count, otp enabled, otp attempt, nie flag, cap type, state name
            """;

    /** What follows a phrase and turns it into a fact about the value rather than the value. */
    private static final Set<String> DESCRIBES = Set.of(
            "id",
            "type",
            "status",
            "flag",
            "count",
            "verified",
            "confirmed",
            "enabled",
            "sent",
            "at",
            "kind",
            "format",
            "provider",
            "template",
            "version",
            "length",
            "valid",
            "changed",
            "updated",
            "created",
            "expires",
            "expiry",
            "attempt",
            "required",
            "optional",
            "visible",
            "consent",
            "available",
            "needed",
            "preferred",
            "is",
            "has",
            "hint",
            "policy",
            "limit",
            "on");

    private static final Map<String, Guess> BY_PHRASE = read();

    private NameRules() {}

    private static Map<String, Guess> read() {
        Map<String, Guess> rules = new HashMap<>();
        for (String line : RULES.lines().toList()) {
            int colon = line.indexOf(':');
            String[] head = line.substring(0, colon).split(" ", -1);
            InfoType type = head[1].equals("-") ? null : InfoType.parse(head[1]);
            for (String phrase : line.substring(colon + 1).split(",", -1)) {
                // As names are read, so that plurals meet.
                String words = String.join(" ", ColumnWords.of(phrase));
                rules.putIfAbsent(words, new Guess(type, Subject.valueOf(head[0]), phrase.strip()));
            }
        }
        return Map.copyOf(rules);
    }

    /** What the words of a name say, if anything. */
    static Optional<Guess> guess(List<String> words) {
        return namesPerson(words)
                ? Optional.of(new Guess(InfoType.PERSON_NAME, Subject.IDENTITY, String.join(" ", words)))
                : byPhrase(words);
    }

    /** {@code reviewer_name}, {@code approved_by}, {@code assigned_to}. */
    private static boolean namesPerson(List<String> words) {
        int last = words.size() - 1;
        if (last < 1) {
            return false;
        }
        String head = words.get(last);
        boolean done = words.get(last - 1).endsWith("ed") && (head.equals("by") || head.equals("to"));
        return done || (head.equals("name") && TableSubject.isPeople(words.subList(0, last)));
    }

    private static Optional<Guess> byPhrase(List<String> words) {
        for (int length = words.size(); length > 0; length--) {
            for (int start = words.size() - length; start >= 0; start--) {
                Guess guess = BY_PHRASE.get(String.join(" ", words.subList(start, start + length)));
                if (guess != null && guess.subject() != Subject.NOTHING) {
                    return describesIt(words, start, start + length)
                            ? Optional.of(new Guess(null, Subject.NOTHING, guess.phrase()))
                            : Optional.of(guess);
                } else if (guess != null && start + length == words.size() && length == words.size()) {
                    return Optional.of(guess);
                } else if (guess != null && length > 1) {
                    return Optional.of(guess);
                }
            }
        }
        return words.stream().anyMatch(word -> nothing(word))
                ? Optional.of(new Guess(null, Subject.NOTHING, String.join(" ", words)))
                : Optional.empty();
    }

    private static boolean nothing(String word) {
        Guess guess = BY_PHRASE.get(word);
        return guess != null && guess.subject() == Subject.NOTHING;
    }

    private static boolean describesIt(List<String> words, int start, int end) {
        List<String> around = new ArrayList<>(words.subList(end, words.size()));
        if (start > 0) {
            String before = words.get(0);
            if (before.equals("is") || before.equals("has") || before.equals("num") || before.equals("count")) {
                return true;
            }
        }
        return around.stream().anyMatch(DESCRIBES::contains);
    }
}
