package dev.ringfence.examples.shop.desk;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailSendException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Service;

/** Writes to all customers of this year, with a copy for the archive. */
@Service
public class MailRun {
    private final JdbcClient db;
    private final JavaMailSender mail;
    private final String archive;

    /** How many went out, and how many did not. */
    public record Outcome(int sent, int held) {}

    MailRun(JdbcClient db, JavaMailSender mail, @Value("${shop.mail.archive}") String archive) {
        this.db = db;
        this.mail = mail;
        this.archive = archive;
    }

    /** Sends them. */
    public Outcome send(String subject, int year) {
        List<String> addresses = db.sql("SELECT email FROM customer WHERE last_year = ?")
                .param(year)
                .query(String.class)
                .list();
        SimpleMailMessage[] messages =
                addresses.stream().map(address -> message(address, subject)).toArray(SimpleMailMessage[]::new);
        int held = 0;
        try {
            mail.send(messages);
        } catch (MailSendException refused) {
            held = refused.getFailedMessages().size();
        }
        return new Outcome(messages.length - held, held);
    }

    private SimpleMailMessage message(String address, String subject) {
        SimpleMailMessage message = new SimpleMailMessage();
        message.setFrom("shop@ringfence.dev");
        message.setTo(address);
        message.setBcc(archive);
        message.setSubject(subject);
        message.setText("New tea has arrived.");
        return message;
    }
}
