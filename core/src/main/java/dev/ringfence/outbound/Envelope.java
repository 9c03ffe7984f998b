package dev.ringfence.outbound;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Everybody a message names as a recipient: by the envelope and by its headers (RFC 5322, 3.6.3 and 3.6.6). */
final class Envelope {
    private static final List<String> HEADERS = List.of("To", "Cc", "Bcc", "Resent-To", "Resent-Cc", "Resent-Bcc");
    private static final String SEPARATOR = ", ";

    private Envelope() {}

    /** The addresses without display names, groups resolved; what cannot be read is kept as it stands. */
    static Set<String> recipients(Message message, Address[] addresses) throws MessagingException {
        Set<String> recipients = new LinkedHashSet<>();
        for (Address address : addresses) {
            add(recipients, address);
        }
        for (String header : HEADERS) {
            String[] lines = message.getHeader(header);
            for (String line : lines == null ? new String[0] : lines) {
                addAll(recipients, line);
            }
        }
        return recipients;
    }

    private static void addAll(Set<String> recipients, String line) {
        try {
            for (InternetAddress address : InternetAddress.parseHeader(line, false)) {
                add(recipients, address);
            }
        } catch (AddressException unreadable) {
            // Whoever delivers by this header may read it otherwise: an address that is allowed by nothing.
            recipients.add(line);
        }
    }

    private static void add(Set<String> recipients, Address address) {
        if (!(address instanceof InternetAddress internet)) {
            recipients.add(address.toString());
            return;
        }
        try {
            InternetAddress[] group = internet.getGroup(false);
            if (group == null) {
                recipients.add(internet.getAddress());
            } else {
                for (InternetAddress member : group) {
                    add(recipients, member);
                }
            }
        } catch (AddressException unreadable) {
            recipients.add(internet.getAddress());
        }
    }

    /** A copy that names only the recipients of a route, with the others in a header of their own. */
    static MimeMessage redirected(Session session, Message message, MailRoute.Redirected route)
            throws MessagingException {
        MimeMessage copy = message instanceof MimeMessage mime ? new MimeMessage(mime) : parsed(session, message);
        for (String header : HEADERS) {
            copy.removeHeader(header);
        }
        copy.setRecipients(Message.RecipientType.TO, addresses(route));
        copy.setHeader(MailFence.ORIGINAL_RECIPIENTS, String.join(SEPARATOR, route.held()));
        return copy;
    }

    private static MimeMessage parsed(Session session, Message message) throws MessagingException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            message.writeTo(bytes);
        } catch (IOException unwritable) {
            throw new MessagingException("a message could not be written, and so not be redirected", unwritable);
        }
        return new MimeMessage(session, new ByteArrayInputStream(bytes.toByteArray()));
    }

    /** The envelope of a route. */
    static Address[] addresses(MailRoute.Redirected route) throws AddressException {
        List<Address> addresses = new ArrayList<>();
        addresses.add(new InternetAddress(route.to()));
        for (String kept : route.kept()) {
            if (!kept.equalsIgnoreCase(route.to())) {
                addresses.add(new InternetAddress(kept));
            }
        }
        return addresses.toArray(new Address[0]);
    }
}
