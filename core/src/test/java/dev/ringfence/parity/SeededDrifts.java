package dev.ringfence.parity;

import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.parity.ParityFinding.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Changes to a staging that was like production, each with what is to be found, drawn by a seed. */
final class SeededDrifts {
    /** What is to be found by its section, name and kind. */
    record Expected(Section section, String key, Kind kind) {}

    /** One change of staging. */
    record Drift(String name, Consumer<World> change, List<Expected> expected) {}

    private static final int SETTINGS = 300;
    private static final List<Guard> GUARDS = List.of(Guard.values());

    private final Random random;

    SeededDrifts(long seed) {
        this.random = new Random(seed);
    }

    /** Settings of every type; the word is in secrets and places, which each environment has of its own. */
    static void settings(World world, String word) {
        for (int i = 0; i < SETTINGS; i++) {
            world.settings.put(name(i), value(i));
        }
        for (int i = 0; i < 20; i++) {
            String url = "jdbc:postgresql://app:" + word + "-pw-" + i + "@" + word + i
                    + ".example.com/shop?sslmode=verify-full&connectTimeout=" + i;
            world.settings.put("db" + i + ".url", url);
            world.settings.put("db" + i + ".password", word + "-secret-" + i);
            world.settings.put("db" + i + ".username", word);
            world.settings.put("pay" + i + ".endpoint", "https://" + word + i + ".example.com/v1");
        }
    }

    private static String name(int i) {
        return "shop.part" + i % 7 + ".setting-" + i;
    }

    private static String value(int i) {
        return switch (i % 6) {
            case 0 -> Integer.toString(i);
            case 1 -> i + "s";
            case 2 -> "true";
            case 3 -> i + "MB";
            case 4 -> "word " + i;
            default -> "0." + i;
        };
    }

    private static String otherValue(int i) {
        return i % 6 == 2 ? "false" : value(i + 6).equals(value(i)) ? "x" : value(i + 6);
    }

    List<Drift> draw(int count) {
        List<Drift> drifts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // Each kind in turn, so that none is left to chance; where it strikes is drawn.
            drifts.add(drift(i));
        }
        return drifts;
    }

    private Drift drift(int i) {
        int n = random.nextInt(SETTINGS);
        int m = random.nextInt(20);
        int few = random.nextInt(10);
        return switch (i % 40) {
            case 0, 1, 2, 3 -> setting("value", name(n), otherValue(n), Kind.VALUE);
            case 4, 5 -> setting("type", name(n), n % 6 == 4 ? "17" : "a word", Kind.TYPE);
            case 6 -> setting("empty", name(n), "", Kind.TYPE);
            case 7 -> setting("placeholder", name(n), "${UNSET_" + n + "}", Kind.TYPE);
            case 8, 9 -> removed(name(n));
            case 10 -> setting("added", "shop.new-" + n, "1", Kind.EXTRA);
            case 11 -> setting("shared secret", "db" + m + ".password", "live-secret-" + m, Kind.SHARED_SECRET);
            case 12 -> setting("empty secret", "db" + m + ".password", "", Kind.TYPE);
            case 13 -> setting("short secret", "db" + m + ".password", "x", Kind.VALUE);
            case 14 -> url(m, "demo-pw-", "live-pw-", "#credentials", Kind.SHARED_SECRET);
            case 15 -> url(m, "verify-full", "disable", "#sslmode", Kind.VALUE);
            case 16 -> url(m, "postgresql", "mysql", "#scheme", Kind.VALUE);
            case 17 -> url(m, "demo" + m + ".ex", "live" + m + ".ex", "", Kind.SHARED_ENDPOINT);
            case 18 -> url(m, "&connectTimeout=" + m, "", "#connectTimeout", Kind.MISSING);
            case 19 ->
                setting(
                        "http",
                        "pay" + m + ".endpoint",
                        "http://staging.example.com/v1",
                        "pay" + m + ".endpoint#scheme",
                        Kind.VALUE);
            case 20 -> setting("stubbed", "pay" + m + ".endpoint", "", Kind.TYPE);
            case 21 ->
                one(
                        "flag",
                        w -> w.flags.merge("flag-" + few, true, (a, b) -> !((Boolean) a)),
                        Section.FLAGS,
                        "flag-" + few,
                        Kind.VALUE);
            case 22 -> one("flag gone", w -> w.flags.remove("flag-" + few), Section.FLAGS, "flag-" + few, Kind.MISSING);
            case 23 ->
                one(
                        "library",
                        w -> w.libraries.put("lib" + few, "1.99." + n),
                        Section.DEPENDENCIES,
                        "shop:lib" + few,
                        Kind.VERSION);
            case 24 ->
                one(
                        "library gone",
                        w -> w.libraries.remove("lib" + few),
                        Section.DEPENDENCIES,
                        "shop:lib" + few,
                        Kind.MISSING);
            case 25 ->
                one(
                        "library new",
                        w -> w.libraries.put("new" + n, "1"),
                        Section.DEPENDENCIES,
                        "shop:new" + n,
                        Kind.EXTRA);
            case 26 ->
                one(
                        "Java",
                        w -> w.properties.put("java.version", "17.0." + (16 + few)),
                        Section.JVM,
                        "version",
                        Kind.VERSION);
            case 27 -> one("collector", w -> w.collector = "ZGC Pauses", Section.JVM, "collectors", Kind.VALUE);
            case 28 -> one("heap", w -> w.heapBytes += (10 + n) << 20, Section.JVM, "heap share of memory", Kind.VALUE);
            case 29 ->
                one("argument", w -> w.arguments.put("-Dshop.mode=", "slim"), Section.JVM, "-Dshop.mode", Kind.VALUE);
            case 30 ->
                one(
                        "agent gone",
                        w -> w.arguments.remove("-javaagent:/opt/apm.jar="),
                        Section.JVM,
                        "-javaagent:apm.jar",
                        Kind.MISSING);
            case 31 -> one("time zone", w -> w.timeZone = "UTC", Section.SYSTEM, "time zone", Kind.VALUE);
            case 32 -> one("charset", w -> w.charset = "ISO-8859-1", Section.SYSTEM, "charset", Kind.VALUE);
            case 33 -> one("locale", w -> w.locale = "tr-TR", Section.SYSTEM, "locale", Kind.VALUE);
            case 34 -> one("limit", w -> w.memoryLimit += n + 1, Section.CONTAINER, "memory limit", Kind.VALUE);
            case 35 ->
                one(
                        "guard",
                        w -> w.levels = w.levels.with(GUARDS.get(few % 8), Level.OFF),
                        Section.GUARDS,
                        GUARDS.get(few % 8).key(),
                        Kind.VALUE);
            case 36 ->
                schema(
                        "ALTER TABLE customer ALTER COLUMN name VARCHAR(" + (41 + n) + ") NOT NULL",
                        "column CUSTOMER.NAME");
            case 37 -> schema("ALTER TABLE orders ADD COLUMN extra" + n + " INT", "column ORDERS.EXTRA" + n);
            case 38 -> schema("DROP INDEX customer_name", "index CUSTOMER (NAME)");
            default ->
                one(
                        "migration",
                        w -> w.changes.add("UPDATE \"flyway_schema_history\" SET \"checksum\" = " + n
                                + " WHERE \"version\" = '2'"),
                        Section.MIGRATION,
                        "shop: flyway 2",
                        Kind.SCHEMA);
        };
    }

    private static Drift one(String name, Consumer<World> change, Section section, String key, Kind kind) {
        return new Drift(name, change, List.of(new Expected(section, key, kind)));
    }

    private static Drift setting(String name, String key, String value, Kind kind) {
        return setting(name, key, value, key, kind);
    }

    private static Drift setting(String name, String key, String value, String found, Kind kind) {
        Consumer<World> change = world -> world.settings.put(key, value);
        return one(name + " of " + key, change, Section.CONFIGURATION, found, kind);
    }

    private static Drift removed(String key) {
        return one("removed " + key, world -> world.settings.remove(key), Section.CONFIGURATION, key, Kind.MISSING);
    }

    private static Drift url(int m, String part, String other, String found, Kind kind) {
        String key = "db" + m + ".url";
        return one(
                "url " + found + m,
                world -> world.settings.computeIfPresent(key, (k, url) -> url.replace(part, other)),
                Section.CONFIGURATION,
                key + found,
                kind);
    }

    private static Drift schema(String change, String found) {
        return one(change, world -> world.changes.add(change), Section.SCHEMA, "shop: " + found, Kind.SCHEMA);
    }
}
