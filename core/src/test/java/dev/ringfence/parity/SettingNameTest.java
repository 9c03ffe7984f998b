package dev.ringfence.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "db.password",
                "DB_PASSWORD",
                "dbPassword",
                "spring.datasource.hikari.password",
                "mypassword2",
                "admin.passwd",
                "smtp.pass",
                "LDAP_BIND_PWD",
                "keystore.passphrase",
                "kennwort",
                "jwt.secret",
                "client-secret",
                "clientSecret",
                "oauth.client.secret.value",
                "SECRET_KEY_BASE",
                "api-key",
                "apikey",
                "API_KEY",
                "stripe.apiKey",
                "X-API-Key",
                "aws.accessKey",
                "AWS_SECRET_ACCESS_KEY",
                "private_key",
                "ssh.private-key",
                "signing.key",
                "encryption.keys",
                "encryption.keys[0]",
                "license.key",
                "storage.account.key",
                "google.maps.key",
                "github.token",
                "refreshToken",
                "access-token.default",
                "sentry.dsn",
                "session.cookie",
                "slack.webhook",
                "azure.connection-string",
                "password.admin",
                "users.password.alice",
                "credentials",
                "db.credential.prod",
                "keycloak.credentials.secret",
                "management.auth-token",
                "totp.pin",
                "hash.salt",
                "PASSWORD_1",
                "token1"
            })
    void name_ofASecret_isTakenForOne(String name) {
        assertThat(SettingName.of(name).isSecret()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop.name",
                "rows",
                "password.min-length",
                "password.policy",
                "passwordEncoder",
                "token.ttl",
                "access-token.validity",
                "jwt.issuer",
                "jwt.secret.rotation.days",
                "secret.provider",
                "cache.key.prefix",
                "primary.key",
                "routing-key",
                "public.key",
                "cookie.secure",
                "session.cookie.name",
                "api-key.header",
                "ssl.trust-store",
                "compass",
                "bypass.enabled",
                "spinner",
                "monkey",
                "keyboard.layout",
                "tokenizer.name",
                "passenger.count",
                "author",
                "key",
                "saltlake.city",
                "pinned",
                "keystore.path",
                "credentials.file",
                "webhook.url"
            })
    void name_ofSomethingElse_isNot(String name) {
        assertThat(SettingName.of(name).isSecret()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "db.username, true", "DB_USER, true", "mail.host, true", "kafka.bootstrap-servers, true",
                "spring.profiles.active, true",
        "spring.datasource.url, true", "app.environment, true", "APP_ENV, true", "client-id, true", "s3.bucket, true",
        "kubernetes.namespace, true", "host.name, true", "server.port, false", "user.limit, false", "shop.name, false",
        "environment.check, false", "url.encoding, false", "max-servers-per-zone, false", "id, false", "'', false"
    })
    void name_ofWhatIsItsOwn_isTold(String name, boolean own) {
        assertThat(SettingName.of(name).isOwn()).isEqualTo(own);
    }

    @ParameterizedTest
    @CsvSource({
        "'', EMPTY",
        "true, BOOLEAN",
        "OFF, BOOLEAN",
        "0, NUMBER",
        "-1.5, NUMBER",
        "1e9, NUMBER",
        "1_000, TEXT",
        "30s, DURATION",
        "500ms, DURATION",
        "PT1H30M, DURATION",
        "P1D, DURATION",
        "P, TEXT",
        "PT, TEXT",
        "10MB, SIZE",
        "512m, DURATION",
        "2GiB, SIZE",
        "10 minutes, DURATION",
        "${A}, PLACEHOLDER",
        "a-${b}-c, PLACEHOLDER",
        "#{x}, PLACEHOLDER",
        "{{ x }}, PLACEHOLDER",
        "@project.version@, PLACEHOLDER",
        "a@b, TEXT",
        "$5, TEXT",
        "1.2.3, TEXT",
        "' 5 ', NUMBER"
    })
    void value_ofEachForm_isTold(String text, ValueType type) {
        assertThat(ValueTypes.of(text)).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // text | scheme | credentials | place
                "jdbc:postgresql://db.example/shop | jdbc:postgresql | '' | db.example/shop",
                "jdbc:postgresql://u:p@db.example/shop?x=1 | jdbc:postgresql | p | db.example/shop",
                "jdbc:postgresql://u:p/w@db.example/shop | jdbc:postgresql | p/w | db.example/shop",
                "jdbc:oracle:thin:u/pw@//db:1521/x | jdbc:oracle | u/pw | //db:1521/x",
                "jdbc:h2:mem:shop;MODE=MySQL | jdbc:h2 | '' | mem:shop",
                "redis://:pw@cache:6379/0 | redis | pw | cache:6379/0",
                "mongodb+srv://u:p%40w@c.example/db | mongodb+srv | p%40w | c.example/db",
                "https://host/@user/page | https | '' | host/@user/page",
                "https://host:8080/@user | https | '' | host:8080/@user",
                "https://u:p/w@host/page | https | p/w | host/page",
                "https://u@host/page | https | u | host/page",
                "HTTPS://Host | https | '' | Host",
                "amqp://u:p@h1,h2/vhost | amqp | p | h1,h2/vhost"
            })
    void url_ofEachForm_isTakenApart(String text, String scheme, String credentials, String place) {
        UrlValue url = UrlValue.parse(text).orElseThrow();
        assertThat(url.scheme()).isEqualTo(scheme);
        assertThat(url.credentials()).isEqualTo(credentials);
        assertThat(url.place()).isEqualTo(place);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "mailto:a@b", "C:/x", "host:80", "//host/path", "classpath:a.sql", "a b://c", "jdbc:", "://x"
            })
    void text_thatIsNoUrl_isNone(String text) {
        assertThat(UrlValue.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.example.com, true",
        "https://api:8080, false",
        "http://127.0.0.1:80/x, false",
        "http://localhost, false",
        "http://[::1]:80, false",
        "http://app.localhost/x, false",
        "http://shop.default.svc.cluster.local, false",
        "http://shop.ns.svc:80, false",
        "http://10.1.2.3, true",
        "jdbc:h2:mem:shop, false",
        "http://0.0.0.0:1, false"
    })
    void place_thatMeansTheSameEverywhere_isTold(String text, boolean absolute) {
        assertThat(UrlValue.parse(text).orElseThrow().isAbsolute()).isEqualTo(absolute);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:h2:mem:x;A=1;B=2;A=3 | A=1 B=2",
                "https://h/p?a=1&b&=c#f=2 | a=1 b= f=2",
                "jdbc:sqlserver://h;databaseName=d;password=p | databaseName=d password=p",
                "https://h/p | ''"
            })
    void options_ofAUrl_areReadByName(String text, String options) {
        Map<String, String> read = UrlValue.parse(text).orElseThrow().options();
        assertThat(new java.util.TreeMap<>(read)
                        .entrySet().stream()
                                .map(option -> option.getKey() + "=" + option.getValue())
                                .collect(java.util.stream.Collectors.joining(" ")))
                .isEqualTo(options);
    }
}
