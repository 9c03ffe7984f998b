package dev.ringfence.parity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads the name of a setting as words, in whatever style it is written: {@code db.apiKey}, {@code DB_API_KEY}, {@code
 * db.api-key}.
 */
final class SettingName {
    /** In any word that has them in it. */
    private static final List<String> SECRET_PARTS = List.of(
            "password",
            "passwd",
            "passphrase",
            "passcode",
            "passwort",
            "kennwort",
            "wachtwoord",
            "contrasena",
            "motdepasse",
            "secret",
            "credential",
            "apikey",
            "accesskey",
            "privatekey",
            "authtoken",
            "connectionstring");

    /** As whole words. */
    private static final Set<String> SECRET_WORDS = Set.of(
            "pwd",
            "pass",
            "pw",
            "psw",
            "pswd",
            "senha",
            "clave",
            "token",
            "tokens",
            "dsn",
            "jwt",
            "sas",
            "bearer",
            "cookie",
            "pin",
            "otp",
            "salt",
            "pepper",
            "webhook",
            "authorization");

    /** A name that ends in "key" is that of a secret unless the word before says what else it is the key of. */
    private static final Set<String> HARMLESS_KEYS = Set.of(
            "primary",
            "foreign",
            "public",
            "partition",
            "sort",
            "routing",
            "cache",
            "message",
            "row",
            "idempotency",
            "object",
            "translation",
            "property",
            "index",
            "group",
            "unique",
            "shard",
            "sharding",
            "i18n",
            "natural",
            "business",
            "lookup",
            "hash");

    /** What is told about a secret, as {@code password.min-length} is no password. */
    private static final Set<String> ABOUT = Set.of(
            "ttl",
            "timeout",
            "expiry",
            "expires",
            "expire",
            "expiration",
            "validity",
            "lifetime",
            "age",
            "length",
            "len",
            "min",
            "max",
            "minimum",
            "maximum",
            "size",
            "count",
            "limit",
            "attempts",
            "retries",
            "days",
            "hours",
            "minutes",
            "seconds",
            "secs",
            "sec",
            "millis",
            "ms",
            "interval",
            "duration",
            "rotation",
            "period",
            "delay",
            "enabled",
            "disabled",
            "enable",
            "required",
            "optional",
            "allowed",
            "policy",
            "strength",
            "rounds",
            "iterations",
            "encoder",
            "encoding",
            "algorithm",
            "alg",
            "type",
            "format",
            "header",
            "path",
            "file",
            "dir",
            "directory",
            "prefix",
            "suffix",
            "issuer",
            "audience",
            "provider",
            "class",
            "mode",
            "version",
            "scope",
            "scopes",
            "name",
            "field",
            "parameter",
            "param",
            "grace",
            "skew",
            "url",
            "uri",
            "endpoint",
            "host",
            "port",
            "attribute",
            "store",
            "resolver",
            "validator",
            "pattern",
            "regex",
            "characters",
            "chars",
            "domain",
            "secure",
            "site",
            "only");

    /** Where something is. */
    private static final Set<String> HOSTS = Set.of(
            "host",
            "hosts",
            "hostname",
            "server",
            "servers",
            "broker",
            "brokers",
            "endpoint",
            "endpoints",
            "domain",
            "fqdn");

    /** What each environment has of its own besides. */
    private static final Set<String> OWN = Set.of(
            "url",
            "urls",
            "uri",
            "uris",
            "jdbcurl",
            "address",
            "addresses",
            "ip",
            "user",
            "username",
            "login",
            "principal",
            "environment",
            "env",
            "stage",
            "tier",
            "profile",
            "profiles",
            "namespace",
            "bucket",
            "tenant",
            "pod",
            "node",
            "pid",
            "database",
            "databasename",
            "dbname");

    private final List<String> words;

    private SettingName(List<String> words) {
        this.words = words;
    }

    static SettingName of(String name) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= name.length(); i++) {
            boolean end = i == name.length() || !Character.isLetterOrDigit(name.charAt(i));
            if ((end || startsHump(name, i)) && i > start) {
                words.add(word(name.substring(start, i)));
                start = i;
            }
            if (end) {
                start = i + 1;
            }
        }
        return new SettingName(words);
    }

    /** In lower case and without digits at its end, which only count: the second token is one too. */
    private static String word(String part) {
        int end = part.length();
        while (end > 0 && Character.isDigit(part.charAt(end - 1))) {
            end--;
        }
        return (end == 0 ? part : part.substring(0, end)).toLowerCase(Locale.ROOT);
    }

    /** True at an upper-case letter behind a lower-case one, and at the last of several before a lower-case one. */
    private static boolean startsHump(String name, int i) {
        if (i == 0 || !Character.isUpperCase(name.charAt(i))) {
            return false;
        }
        boolean capitalsGoOn = Character.isUpperCase(name.charAt(i - 1));
        return !capitalsGoOn || (i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1)));
    }

    /** The words without numbers at their end, which only count. */
    private int meaningful() {
        int size = words.size();
        while (size > 0 && words.get(size - 1).chars().allMatch(Character::isDigit)) {
            size--;
        }
        return size;
    }

    /** Word {@code back} from the end; empty if there is none. */
    private String last(int back) {
        int at = meaningful() - 1 - back;
        return at < 0 ? "" : words.get(at);
    }

    /** True if the value is to be taken for a secret, whatever it looks like. */
    boolean isSecret() {
        return !ABOUT.contains(last(0)) && saysSecret();
    }

    private boolean saysSecret() {
        String joined = String.join("", words);
        if (SECRET_PARTS.stream().anyMatch(joined::contains) || words.stream().anyMatch(SECRET_WORDS::contains)) {
            return true;
        }
        boolean key = last(0).equals("key") || last(0).equals("keys");
        return key && meaningful() > 1 && !HARMLESS_KEYS.contains(last(1));
    }

    /** True if the value says where something is. */
    boolean isHost() {
        return HOSTS.contains(last(0));
    }

    /** True if each environment has a value of its own. */
    boolean isOwn() {
        return isHost()
                || OWN.contains(last(0))
                || (last(0).equals("id") && (last(1).equals("client") || last(1).equals("instance")))
                || (last(0).equals("active") && last(1).equals("profiles"))
                || (last(0).equals("name") && (OWN.contains(last(1)) || HOSTS.contains(last(1))));
    }
}
