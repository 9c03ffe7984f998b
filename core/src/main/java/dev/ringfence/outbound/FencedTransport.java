package dev.ringfence.outbound;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Provider;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.URLName;
import jakarta.mail.event.ConnectionListener;
import jakarta.mail.event.TransportListener;
import jakarta.mail.internet.MimeMessage;
import java.util.Objects;

/**
 * A transport that asks a {@link MailFence} before each message. {@link #fence} puts one in front of every transport of a
 * session, also of one that Spring's {@code JavaMailSenderImpl} uses.
 *
 * <p>Looked at are the addresses handed to {@link #sendMessage} and the headers To, Cc, Bcc, Resent-To, Resent-Cc and
 * Resent-Bcc, since some servers deliver by these. A redirected message is sent as a copy; the original is not changed.
 *
 * <p>Not covered: a transport that is made from a {@link Provider} object of another class, or by its constructor.
 *
 * <p>Needs {@code jakarta.mail:jakarta.mail-api} and an implementation, such as {@code org.eclipse.angus:angus-mail}. As
 * every transport, not for use by many threads at once.
 */
public final class FencedTransport extends Transport {
    private static final String FENCE = "dev.ringfence.outbound.fence";

    private final MailFence fence;
    private final Transport delegate;

    /** What stands behind: the fence, and the provider whose transport really sends. */
    private record Behind(MailFence fence, Provider provider) {}

    /**
     * For the mail API, which makes transports by reflection.
     *
     * @throws IllegalStateException if the session was not given to {@link #fence}
     */
    public FencedTransport(Session session, URLName url) throws MessagingException {
        this(session, url, behind(session, url));
    }

    private FencedTransport(Session session, URLName url, Behind behind) throws MessagingException {
        super(session, url);
        this.fence = behind.fence();
        this.delegate = session.getTransport(behind.provider());
    }

    private static Behind behind(Session session, URLName url) {
        Object behind = session.getProperties().get(FENCE + "." + url.getProtocol());
        if (behind instanceof Behind known) {
            return known;
        }
        throw new IllegalStateException("'session' must be given to FencedTransport.fence before it is used");
    }

    /**
     * Puts a fence in front of every transport of a session, at once and for all that shares the session.
     *
     * @return the same session
     * @throws IllegalStateException if it has a fence already, or no transport at all
     */
    public static Session fence(Session session, MailFence fence) {
        Objects.requireNonNull(fence, "fence");
        int fenced = 0;
        for (Provider provider : session.getProviders()) {
            if (provider.getType() == Provider.Type.TRANSPORT) {
                fence(session, fence, provider);
                fenced++;
            }
        }
        if (fenced == 0) {
            throw new IllegalStateException("'session' must have a transport but has none: add an implementation of"
                    + " the mail API, such as org.eclipse.angus:angus-mail");
        }
        return session;
    }

    private static void fence(Session session, MailFence fence, Provider provider) {
        if (provider.getClassName().equals(FencedTransport.class.getName())) {
            throw new IllegalStateException("'session' must be given one fence but has one already");
        }
        String key = FENCE + "." + provider.getProtocol();
        if (session.getProperties().containsKey(key)) {
            // Two implementations of one protocol: the session uses the first.
            return;
        }
        session.getProperties().put(key, new Behind(fence, provider));
        Provider own = new Provider(
                Provider.Type.TRANSPORT,
                provider.getProtocol(),
                FencedTransport.class.getName(),
                provider.getVendor(),
                provider.getVersion());
        try {
            session.addProvider(own);
            session.setProvider(own);
        } catch (MessagingException impossible) {
            throw new IllegalStateException("'session' must take a provider but did not", impossible);
        }
    }

    @Override
    public void sendMessage(Message message, Address[] addresses) throws MessagingException {
        MailRoute route = fence.route(Envelope.recipients(message, addresses));
        if (route instanceof MailRoute.Redirected redirected) {
            MimeMessage copy = Envelope.redirected(session, message, redirected);
            delegate.sendMessage(copy, Envelope.addresses(redirected));
        } else {
            delegate.sendMessage(message, addresses);
        }
    }

    @Override
    public synchronized void connect(String host, int port, String user, String password) throws MessagingException {
        delegate.connect(host, port, user, password);
    }

    @Override
    public synchronized boolean isConnected() {
        return delegate.isConnected();
    }

    @Override
    public synchronized void close() throws MessagingException {
        delegate.close();
    }

    @Override
    public URLName getURLName() {
        return delegate.getURLName();
    }

    @Override
    public void addConnectionListener(ConnectionListener listener) {
        delegate.addConnectionListener(listener);
    }

    @Override
    public void removeConnectionListener(ConnectionListener listener) {
        delegate.removeConnectionListener(listener);
    }

    @Override
    public synchronized void addTransportListener(TransportListener listener) {
        delegate.addTransportListener(listener);
    }

    @Override
    public synchronized void removeTransportListener(TransportListener listener) {
        delegate.removeTransportListener(listener);
    }

    @Override
    public String toString() {
        return "FencedTransport of " + delegate.getClass().getSimpleName() + " with " + fence;
    }
}
