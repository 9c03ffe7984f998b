package dev.ringfence.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.Patience;
import dev.ringfence.write.WriteDeniedException;
import dev.ringfence.write.WriteGuard;
import jakarta.mail.Address;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against a mail server on the loopback interface. */
class FencedTransportTest {
    private static final String REAL = "grete.hermann@ringfence.dev";
    private static final String OTHER = "emmy.noether@ringfence.dev";
    private static final String TEAM = "ann@team.ringfence.dev";

    private static final GreenMail SERVER = new GreenMail(setup());

    private static ServerSetup setup() {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        // Else it fails if it has not started after two seconds.
        setup.setServerStartupTimeout(Patience.LONG.toMillis());
        setup.setReadTimeout(Patience.LONG.toMillis());
        return setup;
    }

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @AfterEach
    void forget() throws Exception {
        SERVER.purgeEmailFromAllMailboxes();
    }

    private static Session session() {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", SERVER.getSmtp().getPort());
        return Session.getInstance(properties);
    }

    private static Session enforcing() {
        return FencedTransport.fence(
                session(),
                MailFence.builder(WriteGuard.enforcing(Environments.STAGING)).build());
    }

    private static Session redirecting() {
        return FencedTransport.fence(
                session(),
                MailFence.builder(WriteGuard.enforcing(Environments.STAGING))
                        .redirectTo(TEAM)
                        .build());
    }

    private static MimeMessage message(Session session, RecipientType type, String recipients)
            throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom("shop@team.ringfence.dev");
        message.setRecipients(type, recipients);
        message.setSubject("Your order");
        message.setText("It is on its way.");
        return message;
    }

    private static int received() {
        return SERVER.getReceivedMessages().length;
    }

    @Test
    void message_toRealPeople_isRefusedByEveryHeader() throws Exception {
        Session session = enforcing();
        for (RecipientType type : List.of(RecipientType.TO, RecipientType.CC, RecipientType.BCC)) {
            MimeMessage message = message(session, type, REAL);
            assertThatThrownBy(() -> Transport.send(message)).isInstanceOf(WriteDeniedException.class);
        }
        for (String header : List.of("Resent-To", "Resent-Cc", "Resent-Bcc")) {
            MimeMessage message = message(session, RecipientType.TO, TEAM.replace("team.ringfence.dev", "example.com"));
            message.setHeader(header, REAL);
            assertThatThrownBy(() -> Transport.send(message)).isInstanceOf(WriteDeniedException.class);
        }
        assertThat(received()).isZero();
    }

    @Test
    void message_toRealPeopleByEnvelopeAlone_isRefused() throws Exception {
        Session session = enforcing();
        MimeMessage message = message(session, RecipientType.TO, "ann@example.com");
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect();
            Address[] envelope = {new InternetAddress(REAL)};
            assertThatThrownBy(() -> transport.sendMessage(message, envelope)).isInstanceOf(WriteDeniedException.class);
        }
        assertThat(received()).isZero();
    }

    @Test
    void message_toAGroupWithARealMember_isRefused() throws Exception {
        Session session = enforcing();
        MimeMessage message = message(session, RecipientType.TO, "team: ann@example.com, " + REAL + ";");
        assertThatThrownBy(() -> Transport.send(message)).isInstanceOf(WriteDeniedException.class);
        assertThat(received()).isZero();
    }

    @Test
    void message_withARecipientThatCannotBeRead_isRefused() throws Exception {
        Session session = enforcing();
        MimeMessage message = message(session, RecipientType.TO, "ann@example.com");
        message.setHeader("Cc", "<<" + REAL);
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect();
            Address[] envelope = {new InternetAddress("ann@example.com")};
            assertThatThrownBy(() -> transport.sendMessage(message, envelope)).isInstanceOf(WriteDeniedException.class);
        }
    }

    @Test
    void message_toMadeAddresses_isDeliveredAsItIs() throws Exception {
        MimeMessage message = message(enforcing(), RecipientType.TO, "ann@example.com, bob@example.org");
        Transport.send(message);
        assertThat(received()).isEqualTo(2);
    }

    @Test
    void message_redirected_reachesTheTeamWithTheOriginalRecipientsInAHeader() throws Exception {
        Session session = redirecting();
        MimeMessage message = message(session, RecipientType.TO, "Grete <" + REAL + ">, ann@example.com");
        message.setRecipients(RecipientType.BCC, OTHER);
        Transport.send(message);

        MimeMessage[] received = SERVER.getReceivedMessages();
        assertThat(received).hasSize(2);
        for (MimeMessage one : received) {
            assertThat(one.getHeader(MailFence.ORIGINAL_RECIPIENTS, null).equals(REAL + ", " + OTHER))
                    .isTrue();
            assertThat(Arrays.stream(one.getAllRecipients()).map(Address::toString))
                    .containsExactly(TEAM, "ann@example.com");
            assertThat(one.getMessageID()).isEqualTo(message.getMessageID());
            assertThat(one.getContent().toString()).contains("on its way");
        }
        assertThat(message.getHeader(MailFence.ORIGINAL_RECIPIENTS)).isNull();
        assertThat(Arrays.stream(message.getAllRecipients()).count()).isEqualTo(3);
    }

    @Test
    void message_inProduction_isDeliveredAsItIs() throws Exception {
        Session session = FencedTransport.fence(
                session(),
                MailFence.builder(WriteGuard.enforcing(Environments.PRODUCTION)).build());
        Transport.send(message(session, RecipientType.TO, REAL));
        assertThat(received()).isOne();
    }

    @Test
    void messages_inProduction_areDeliveredUpToTheLimitsOnRecipients() throws Exception {
        Session session = FencedTransport.fence(
                session(),
                MailFence.builder(WriteGuard.enforcing(Environments.PRODUCTION))
                        .maxRecipients(2)
                        .maxRecipientsWithin(3, Duration.ofDays(1))
                        .build());
        MimeMessage crowd = message(session, RecipientType.TO, REAL + ", " + OTHER);
        crowd.setRecipients(RecipientType.BCC, TEAM);
        assertThatThrownBy(() -> Transport.send(crowd)).isInstanceOf(WriteDeniedException.class);
        assertThat(received()).isZero();

        Transport.send(message(session, RecipientType.TO, REAL + ", Emmy <" + OTHER.toUpperCase(Locale.ROOT) + ">"));
        Transport.send(message(session, RecipientType.CC, TEAM));
        Transport.send(message(session, RecipientType.TO, OTHER));
        assertThat(received()).isEqualTo(4);
        assertThatThrownBy(() -> Transport.send(message(session, RecipientType.TO, "new@team.ringfence.dev")))
                .isInstanceOf(WriteDeniedException.class);
        assertThat(received()).isEqualTo(4);
    }

    @Test
    void session_fencedTwice_isRefused() {
        Session session = enforcing();
        MailFence fence =
                MailFence.builder(WriteGuard.enforcing(Environments.STAGING)).build();
        assertThatIllegalStateException()
                .isThrownBy(() -> FencedTransport.fence(session, fence))
                .withMessageContaining("has one already");
    }

    @Test
    void transport_ofAFencedSession_saysWhatItIs() throws Exception {
        assertThat(enforcing().getTransport("smtp")).isInstanceOf(FencedTransport.class);
        assertThat(enforcing().getTransport("smtps")).isInstanceOf(FencedTransport.class);
        assertThat(enforcing().getTransport(new InternetAddress("ann@example.com")))
                .hasToString("FencedTransport of SMTPTransport with MailFence[0 allowed]");
    }
}
