package dev.ringfence.examples.guardedwrites;

import com.zaxxer.hikari.HikariDataSource;
import dev.ringfence.Ringfence;
import dev.ringfence.attest.SigningKey;
import dev.ringfence.attest.VerificationKeys;
import dev.ringfence.audit.Actor;
import dev.ringfence.audit.AnchorSink;
import dev.ringfence.audit.JdbcAuditTrail;
import dev.ringfence.base.Levels;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.Tier;
import dev.ringfence.examples.guardedwrites.shop.CustomerRemoval;
import dev.ringfence.examples.guardedwrites.shop.JdbcPriceService;
import dev.ringfence.examples.guardedwrites.shop.PriceService;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.jdbc.undo.UndoLog;
import dev.ringfence.store.StateStore;
import dev.ringfence.write.Approval;
import dev.ringfence.write.Approvers;
import dev.ringfence.write.DigestKey;
import dev.ringfence.write.OperatingModeSwitch;
import dev.ringfence.write.ReceiptStore;
import dev.ringfence.write.Requirements;
import dev.ringfence.write.StagingReceipt;
import dev.ringfence.write.WriteContext;
import dev.ringfence.write.WriteDigests;
import dev.ringfence.write.WriteGuard;
import dev.ringfence.write.WritePolicy;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * One process of the shop, with all its parts put together, the way an application does it once at its start. State, audit
 * trail and undo log live in the shop's own database and are reached by a pool of their own, which is not guarded.
 */
public final class ShopProcess implements AutoCloseable {
    private static final Duration RECEIPTS_HOLD = Duration.ofDays(7);
    private static final Duration ANCHORED_EVERY = Duration.ofSeconds(10);

    private final HikariDataSource own;
    private final HikariDataSource pool;
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final JdbcAuditTrail audit;
    private final OperatingModeSwitch modes;
    private final Approval approval;
    private final Ringfence ringfence;
    private final UndoLog undo;
    private final DataSource db;
    private final PriceService prices;
    private final CustomerRemoval removal;

    /**
     * Starts it.
     *
     * @param driver the database whose tables {@link Installation} has made
     * @throws IOException if a file of the deployment cannot be read
     * @throws SQLException if the database does not answer
     */
    public ShopProcess(DeploymentEnvironment here, DataSource driver, Deployment deployment)
            throws IOException, SQLException {
        own = pool(driver);
        pool = pool(driver);
        StateStore store = StateStore.jdbc(own);
        audit = JdbcAuditTrail.builder(own)
                .key(deployment.auditKey())
                .anchors(AnchorSink.file(deployment.anchors(here)), ANCHORED_EVERY)
                .meters(meters)
                .build();
        modes = OperatingModeSwitch.builder(here)
                .store(store)
                .audit(audit)
                .meters(meters)
                .build();
        WritePolicy policy = WritePolicy.parse(deployment.policy());
        WriteDigests digests = WriteDigests.builder(DigestKey.read(deployment.digestKey()))
                .datastore(DatastoreStamps.of(own, here).identity())
                .build();
        approval = Approval.builder(Approvers.readDirectory(deployment.approvers()), digests, store)
                .audit(audit)
                .build();
        ringfence = Ringfence.builder()
                .environment(here)
                .levels(Levels.enforcing())
                .policy(policy)
                .requirements(Requirements.standard().with(approval).with(receipt(here, policy, digests, deployment)))
                .modes(modes)
                .audit(audit)
                .actor(Actor.service("shop"))
                .meters(meters)
                .build();
        undo = ringfence.undoLog(own).table("item").build();
        undo.createTables();
        db = ringfence.guard(pool, undo);
        prices = ringfence.proxy(PriceService.class, new JdbcPriceService(db));
        removal = new CustomerRemoval(ringfence.writes(), db);
    }

    private static HikariDataSource pool(DataSource driver) {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(driver);
        pool.setMaximumPoolSize(3);
        return pool;
    }

    /** One name in the policy, two halves: staging signs, everybody else asks for what it signed. */
    private static StagingReceipt receipt(
            DeploymentEnvironment here, WritePolicy policy, WriteDigests digests, Deployment deployment)
            throws IOException {
        ReceiptStore receipts = ReceiptStore.of(deployment.receipts());
        return here.tier() == Tier.STAGING
                ? StagingReceipt.issuing(
                        SigningKey.read("staging", deployment.stagingKey()), digests, policy::digest, receipts)
                : StagingReceipt.checking(
                        VerificationKeys.readDirectory(deployment.stagingKeys()),
                        digests,
                        policy::digest,
                        receipts,
                        RECEIPTS_HOLD);
    }

    /** What a person does from here on, with a ticket and a reason. */
    public WriteContext as(Actor person, String ticket, String reason) {
        return guard().capture().as(person).ticket(ticket).because(reason);
    }

    /** Decides about all writes. */
    public WriteGuard guard() {
        return ringfence.writes();
    }

    /** The shop's database, guarded. */
    public DataSource db() {
        return db;
    }

    /** Changes prices, through the proxy. */
    public PriceService prices() {
        return prices;
    }

    /** Forgets customers. */
    public CustomerRemoval removal() {
        return removal;
    }

    /** Consent of other people. */
    public Approval approval() {
        return approval;
    }

    /** Operating mode and freeze, of all processes in this environment. */
    public OperatingModeSwitch modes() {
        return modes;
    }

    /** The way back. */
    public UndoLog undo() {
        return undo;
    }

    /** What happened. */
    public JdbcAuditTrail audit() {
        return audit;
    }

    /** What is counted. */
    public MeterRegistry meters() {
        return meters;
    }

    @Override
    public void close() {
        modes.close();
        audit.close();
        pool.close();
        own.close();
    }
}
