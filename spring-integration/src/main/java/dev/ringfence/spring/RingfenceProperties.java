package dev.ringfence.spring;

import dev.ringfence.audit.Actor;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.base.Levels;
import dev.ringfence.environment.Tier;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings under {@code ringfence}. An unknown key or a value that does not fit fails the start and says what was meant.
 * Immutable.
 *
 * @param enabled whether Ringfence is wired at all
 * @param environment where this process runs: an alias such as production, staging, test or development, or a declared
 *     name, exactly; unset means no rights
 * @param environments names of the user's own, each with its tier, such as
 *     ringfence.environments.eu-canary=production
 * @param level the level of each guard that has none of its own: off, observe or enforce
 * @param guards the level of each guard: off, observe or enforce
 * @param observe how long observing is meant to last
 * @param jdbc the guards of the database
 * @param datasources settings of single DataSource beans by their names, guarded and guards as below; a target behind a
 *     router is called [router.key]; a name that does not exist fails the start
 * @param r2dbc what goes around the guards of the database
 * @param annotations the guards of annotated methods
 * @param write the limits of writes
 * @param sanitization what is done to sensitive data
 * @param liveData which values are live data
 * @param actor who acts
 * @param store where state lives that instances share
 * @param audit where audit entries go
 * @param mode how the operating mode is followed
 * @param undo what can be taken back
 * @param approval who consents to writes of others
 * @param attestation what proves below production that no live data is held
 * @param mail where mail may go
 * @param http which systems may be called
 * @param inbound who may call, and what may come in
 * @param jackson what Jackson writes of sensitive properties
 * @param kafka what goes through Kafka
 * @param logging what a log may show
 * @param health how well the application is
 * @param telemetry what metrics and traces say of the environment
 */
@ConfigurationProperties("ringfence")
public record RingfenceProperties(
        @DefaultValue("true") boolean enabled,
        @Nullable String environment,
        @DefaultValue Map<String, Tier> environments,
        @DefaultValue("observe") Level level,
        @DefaultValue Map<Guard, Level> guards,
        @DefaultValue Observe observe,
        @DefaultValue Jdbc jdbc,
        @DefaultValue Map<String, DataSourceSettings> datasources,
        @DefaultValue R2dbc r2dbc,
        @DefaultValue Annotations annotations,
        @DefaultValue WriteSettings write,
        @DefaultValue Sanitization sanitization,
        @DefaultValue LiveData liveData,
        @DefaultValue ActorSettings actor,
        @DefaultValue Store store,
        @DefaultValue Audit audit,
        @DefaultValue Mode mode,
        @DefaultValue Undo undo,
        @DefaultValue ApprovalSettings approval,
        @DefaultValue @NestedConfigurationProperty AttestationSettings attestation,
        @DefaultValue Mail mail,
        @DefaultValue Http http,
        @DefaultValue Inbound inbound,
        @DefaultValue Jackson jackson,
        @DefaultValue Kafka kafka,
        @DefaultValue Logging logging,
        @DefaultValue @NestedConfigurationProperty HealthSettings health,
        @DefaultValue Telemetry telemetry) {
    public RingfenceProperties {
        environments = Map.copyOf(environments);
        guards = Map.copyOf(guards);
        datasources = Map.copyOf(datasources);
    }

    /** The levels these settings ask for. */
    Levels levels() {
        Levels general = Levels.observing();
        for (Guard guard : Guard.values()) {
            general = general.with(guard, level);
        }
        return levels(general, guards);
    }

    /** Levels with some of them changed. */
    public static Levels levels(Levels general, Map<Guard, Level> set) {
        Levels levels = general;
        for (Map.Entry<Guard, Level> entry : set.entrySet()) {
            levels = levels.with(entry.getKey(), entry.getValue());
        }
        return levels;
    }

    /**
     * How long observing is meant to last.
     *
     * @param until the day by which guards should enforce, such as 2027-03-31; from 14 days before it each start warns
     *     while a guard observes, and no start is ever refused by it
     */
    public record Observe(@Nullable LocalDate until) {}

    /**
     * The guards of the database.
     *
     * @param enabled whether DataSource beans and migrations are guarded
     */
    public record Jdbc(@DefaultValue("true") boolean enabled) {}

    /**
     * How one DataSource is guarded.
     *
     * @param guarded whether it is guarded at all; one that is not is named when the application starts
     * @param guards the levels for this DataSource; those of the application unless set
     */
    public record DataSourceSettings(
            @DefaultValue("true") boolean guarded,
            @DefaultValue Map<Guard, Level> guards) {
        /** Nothing set. */
        public static final DataSourceSettings NONE = new DataSourceSettings(true, Map.of());

        public DataSourceSettings {
            guards = Map.copyOf(guards);
        }
    }

    /**
     * What goes around the guards of the database.
     *
     * @param acknowledged whether it is known that R2DBC is not guarded; unless it is, it is named when the application
     *     starts, and refuses the start where a guard of the database enforces
     */
    public record R2dbc(@DefaultValue("false") boolean acknowledged) {}

    /**
     * The guards of annotated methods.
     *
     * @param enabled whether annotated methods of beans are guarded
     * @param verify what happens at the start if an annotation would guard nothing: fail, warn or off
     */
    public record Annotations(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("fail") Verification verify) {}

    /** What happens if an annotation would guard nothing. */
    public enum Verification {
        /** The start fails. */
        FAIL,
        /** It is logged. */
        WARN,
        /** Nobody looks. */
        OFF
    }

    /**
     * The limits of writes.
     *
     * @param policy where the policy is, such as classpath:write-policy.json; the standard one unless set
     * @param maxRowsPerStatement the most rows that a statement of released code may change; that of the policy unless set
     * @param maxRowsPerStatementOfPeople the same for people and agents
     * @param permits statements that may pass a rule, as the report prints them: rule, digest and reason of each
     */
    public record WriteSettings(
            @Nullable String policy,
            @Nullable Long maxRowsPerStatement,
            @Nullable Long maxRowsPerStatementOfPeople,
            @DefaultValue List<Permit> permits) {
        public WriteSettings {
            permits = List.copyOf(permits);
        }
    }

    /**
     * One shape of statement that may pass one rule.
     *
     * @param rule the name of the rule, such as sql.delete-without-where
     * @param digest the digest of the shape
     * @param reason why
     */
    public record Permit(String rule, String digest, String reason) {}

    /**
     * What is done to sensitive data.
     *
     * @param policy where the policy is, such as classpath:sanitization-policy.json; without it there is no such bean
     */
    public record Sanitization(@Nullable String policy) {}

    /**
     * Which values are live data.
     *
     * @param exemptColumns columns whose values pass, each with the reason, such as
     *     ringfence.live-data.exempt-columns[orders.token]=format-preserving
     * @param replace whether values are replaced by made ones where the guard enforces, rather than refused
     */
    public record LiveData(
            @DefaultValue Map<String, String> exemptColumns,
            @DefaultValue("false") boolean replace) {
        public LiveData {
            exemptColumns = Map.copyOf(exemptColumns);
        }
    }

    /**
     * Who acts.
     *
     * @param fromSecurity whether requests of people who are logged in are audited under their names
     * @param kind what they are taken for: service (released code, with its limits), human or agent
     */
    public record ActorSettings(
            @DefaultValue("true") boolean fromSecurity,
            @DefaultValue("service") Actor.Kind kind) {}

    /**
     * Where state lives that instances share.
     *
     * @param type memory (of each instance for itself) or jdbc (tables in the application's own database)
     * @param datasource the name of the DataSource bean whose database holds the tables; the only one unless set
     * @param createTables whether the tables are made at the start; otherwise by the shipped scripts
     */
    public record Store(
            @DefaultValue("memory") StoreType type,
            @Nullable String datasource,
            @DefaultValue("false") boolean createTables) {}

    /** What a store is made of. */
    public enum StoreType {
        /** The memory of each instance. */
        MEMORY,
        /** Tables of a database. */
        JDBC
    }

    /**
     * Where audit entries go.
     *
     * @param type log, or jdbc for the log and the tables of ringfence.store
     */
    public record Audit(@DefaultValue("log") AuditType type) {}

    /** Where audit entries go. */
    public enum AuditType {
        /** To the log. */
        LOG,
        /** To the log and to tables of a database. */
        JDBC
    }

    /**
     * How the operating mode is followed.
     *
     * @param pollEvery how often the store is read
     * @param staleAfter the age past which no destructive write begins
     */
    public record Mode(
            @DefaultValue("500ms") Duration pollEvery,
            @DefaultValue("5s") Duration staleAfter) {}

    /**
     * What can be taken back; nothing unless tables or operations are named.
     *
     * @param tables tables whose changes are kept, such as item
     * @param operations operations whose changes are kept, whatever tables they change, such as raise-prices
     * @param datasource the name of the DataSource bean whose changes are kept, in tables of its own database; the only one
     *     unless set
     * @param retention how long what is kept can be taken back; every hour what is older is deleted
     */
    public record Undo(
            @DefaultValue List<String> tables,
            @DefaultValue List<String> operations,
            @Nullable String datasource,
            @DefaultValue("7d") Duration retention) {
        public Undo {
            tables = List.copyOf(tables);
            operations = List.copyOf(operations);
        }
    }

    /**
     * Who consents to writes of others.
     *
     * @param approvers the directory with the public keys of those who may approve, such as /etc/shop/approvers; without it
     *     nobody may, and no operation can ask for an approval
     * @param digestKey the file of the secret that all instances digest writes with, as DigestKey.createFile makes it
     * @param people how many other people must consent
     * @param validity how long a request can be approved and used
     */
    public record ApprovalSettings(
            @Nullable Path approvers,
            @Nullable Path digestKey,
            @DefaultValue("1") int people,
            @DefaultValue("8h") Duration validity) {}

    /**
     * Where mail may go without the right to reach real people.
     *
     * @param enabled whether mail senders and sessions are fenced
     * @param allow addresses that may be written to, each with a reason: address (such as *@team.example) and reason
     * @param redirectTo where other messages go; refused unless set
     */
    public record Mail(
            @DefaultValue("true") boolean enabled,
            @DefaultValue List<AllowedAddress> allow,
            @Nullable String redirectTo) {
        public Mail {
            allow = List.copyOf(allow);
        }
    }

    /**
     * Where mail may go.
     *
     * @param address a mailbox, or all of a domain: *@team.example
     * @param reason why
     */
    public record AllowedAddress(String address, String reason) {}

    /**
     * Which systems may be called.
     *
     * @param enabled whether clients of Spring Boot's builders are fenced
     * @param allow hosts that may be called; if any is set, all others may not
     * @param allowNetworks networks that may be called, such as 10.1.0.0/16
     * @param deny hosts that may not be called
     * @param denyNetworks networks that may not be called
     * @param ownHosts hosts that are told the environment, such as *.internal.example
     * @param hosts the tier of hosts, such as ringfence.http.hosts[*.shop.example]=production
     * @param networks the tier of networks, such as ringfence.http.networks[10.1.0.0/16]=production
     * @param credentials the tier of credentials by how they begin, such as ringfence.http.credentials.sk_live_=production
     */
    public record Http(
            @DefaultValue("true") boolean enabled,
            @DefaultValue List<String> allow,
            @DefaultValue List<String> allowNetworks,
            @DefaultValue List<String> deny,
            @DefaultValue List<String> denyNetworks,
            @DefaultValue List<String> ownHosts,
            @DefaultValue Map<String, Tier> hosts,
            @DefaultValue Map<String, Tier> networks,
            @DefaultValue Map<String, Tier> credentials) {
        public Http {
            allow = List.copyOf(allow);
            allowNetworks = List.copyOf(allowNetworks);
            deny = List.copyOf(deny);
            denyNetworks = List.copyOf(denyNetworks);
            ownHosts = List.copyOf(ownHosts);
            hosts = Map.copyOf(hosts);
            networks = Map.copyOf(networks);
            credentials = Map.copyOf(credentials);
        }
    }

    /**
     * Who may call, and what may come in.
     *
     * @param enabled whether callers that declare another environment are asked about
     * @param allowNetworks networks that callers call from below production, such as 10.0.0.0/8; health checks are
     *     answered from anywhere, and if none is set, everybody is
     * @param bodies whether bodies of requests (JSON, XML, forms, text, CSV) are looked at where live data may not be, at
     *     the level of the guard live-data
     * @param maxBody the longest body that is held and looked at; a longer one is refused where the guard enforces
     * @param exemptPaths paths whose bodies are not looked at, with those below, such as /imports
     */
    public record Inbound(
            @DefaultValue("true") boolean enabled,
            @DefaultValue List<String> allowNetworks,
            @DefaultValue("true") boolean bodies,
            @DefaultValue("1MB") DataSize maxBody,
            @DefaultValue List<String> exemptPaths) {
        public Inbound {
            allowNetworks = List.copyOf(allowNetworks);
            exemptPaths = List.copyOf(exemptPaths);
        }
    }

    /**
     * What Jackson writes of sensitive properties.
     *
     * @param enabled whether Jackson writes treated values of sensitive properties where live data may not be, while
     *     the guard live-data enforces
     */
    public record Jackson(@DefaultValue("true") boolean enabled) {}

    /**
     * What goes through Kafka.
     *
     * @param enabled whether producers and consumers of Spring's factories are guarded, by the rules of ringfence.http
     *     about hosts
     */
    public record Kafka(@DefaultValue("true") boolean enabled) {}

    /**
     * What a log may show.
     *
     * @param sanitize whether the lines of Logback's appenders are sanitized, on the console and in files
     * @param without the info types that stay in them, such as IP_ADDRESS
     * @param http whether calls that come in and go out are logged with their bodies, sanitized, as dev.ringfence.http
     * @param maxBody the longest body that is shown; of a longer one its type alone
     */
    public record Logging(
            @DefaultValue("false") boolean sanitize,
            @DefaultValue List<String> without,
            @DefaultValue("false") boolean http,
            @DefaultValue("8KB") DataSize maxBody) {
        public Logging {
            without = List.copyOf(without);
        }
    }

    /**
     * What metrics and traces say of the environment.
     *
     * @param enabled whether deployment.environment.name is a common tag of metrics and an attribute of OpenTelemetry's
     *     resource, where neither is set by the application and the environment is known
     */
    public record Telemetry(@DefaultValue("true") boolean enabled) {}

    /** For settings that only the part that they are for can check. */
    public static StartProblemsException misfit(String setting, RuntimeException refused) {
        return StartProblemsException.ofSettings(List.of("'" + setting + "': " + refused.getMessage()));
    }

    /** For a name that no DataSource has; the failure suggests the nearest, or lists all. */
    public static StartProblemsException unknownDataSource(String name, Collection<String> known) {
        return StartProblemsException.ofSettings(List.of("'ringfence.datasources." + name + "' is for no DataSource; "
                + EnumWords.nearest(known, name)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElseGet(() -> "there are " + known)));
    }
}
