package dev.ringfence.examples.shop.story;

import dev.ringfence.examples.story.PlayedProcess;
import dev.ringfence.examples.story.Provider;
import dev.ringfence.examples.story.database.Databases;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import java.io.Closeable;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** What the steps share: two shops, and all that is outside of them. */
public final class Stage implements Closeable {
    /** Who wants things changed. */
    public static final String ADA = "ada";

    /** Who is asked. */
    public static final String BOB = "bob";

    static final String PASSWORD = "two-shops";

    private final Databases databases;
    private final Deque<Closeable> opened = new ArrayDeque<>();
    private final Deployment deployment;
    private final DatabaseServer server;
    private final MailServer productionMail;
    private final MailServer stagingMail;
    private final Provider payments;
    private final Provider sandbox;
    private final ShopProcess production;
    private final ShopProcess staging;

    private Stage(Databases databases) throws IOException, SQLException {
        this.databases = databases;
        deployment = opened(Deployment.create(ADA, BOB));
        server = opened(DatabaseServer.of(databases));
        stamp(databases.production(), "production");
        stamp(databases.staging(), "staging");
        productionMail = opened(MailServer.start());
        stagingMail = opened(MailServer.start());
        payments = Provider.start();
        opened.push(payments::close);
        sandbox = Provider.start();
        opened.push(sandbox::close);
        production = opened(shop("production", server.productionUrl(), productionMail, payments));
        staging = opened(shop("staging", server.stagingUrl(), stagingMail, sandbox));
    }

    /** Once for each database, by whoever sets it up, while it is empty; in earnest with {@code StampMain}. */
    private static void stamp(DataSource database, String environment) throws SQLException {
        DatastoreStamps.of(database, PlayedProcess.with("RINGFENCE_ENVIRONMENT=" + environment))
                .stamp("the operator", "the shop's " + environment);
    }

    private <T extends Closeable> T opened(T part) {
        opened.push(part);
        return part;
    }

    private ShopProcess shop(String name, String url, MailServer mail, Provider provider) throws IOException {
        Map<String, String> variables = new HashMap<>(Map.of(
                "SPRING_DATASOURCE_URL", url,
                "SPRING_MAIL_PORT", String.valueOf(mail.port()),
                "SHOP_PAYMENTS_URL", provider.uri().toString(),
                "SHOP_STAFF_PASSWORD", PASSWORD,
                "RINGFENCE_APPROVAL_APPROVERS", deployment.approvers().toString(),
                "RINGFENCE_APPROVAL_DIGEST_KEY", deployment.digestKey().toString()));
        if (url.startsWith("jdbc:postgresql:")) {
            variables.put("SPRING_PROFILES_ACTIVE", "postgresql");
        }
        return ShopProcess.start(name, variables, deployment.file(name + ".log"));
    }

    /**
     * Opens both shops.
     *
     * @throws IOException if one does not start
     * @throws SQLException if a database refuses
     * @throws InterruptedException if this thread is interrupted
     */
    public static Stage on(Databases databases) throws IOException, SQLException, InterruptedException {
        Stage stage = new Stage(databases);
        try {
            stage.production.await();
            stage.staging.await();
            PastCustomers.write(databases.production());
            return stage;
        } catch (IOException | SQLException | InterruptedException | RuntimeException failure) {
            stage.close();
            throw failure;
        }
    }

    /** Both databases, as their owner sees them. */
    public Databases databases() {
        return databases;
    }

    /** Production's address, for a process that has to reach it. */
    public String productionUrl() {
        return server.productionUrl();
    }

    /** Staging's. */
    public String stagingUrl() {
        return server.stagingUrl();
    }

    /** Keys and files. */
    public Deployment deployment() {
        return deployment;
    }

    /** The mail server that production knows. */
    public MailServer productionMail() {
        return productionMail;
    }

    /** The one that staging knows. */
    public MailServer stagingMail() {
        return stagingMail;
    }

    /** Who takes the money in production. */
    public Provider payments() {
        return payments;
    }

    /** The shop in production. */
    public ShopProcess production() {
        return production;
    }

    /** The shop in staging. */
    public ShopProcess staging() {
        return staging;
    }

    @Override
    public void close() throws IOException {
        IOException failed = null;
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (IOException failure) {
                failed = failure;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
