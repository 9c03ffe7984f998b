package dev.ringfence.data.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.Finding;
import dev.ringfence.data.InfoType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Secrets; all of them made up. Long ones are put together here, so that no scanner takes this file for a leak. */
class SecretMatchersTest {
    private static final String BODY = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQ\n".repeat(8);

    private static String pem(String label) {
        return "-----BEGIN " + label + "-----\n" + BODY + "-----END " + label + "-----";
    }

    @Test
    void privateKeys_everyLabel_areFoundFromFenceToFence() {
        List<String> rows = new ArrayList<>();
        for (String label : List.of(
                "PRIVATE KEY",
                "RSA PRIVATE KEY",
                "EC PRIVATE KEY",
                "DSA PRIVATE KEY",
                "OPENSSH PRIVATE KEY",
                "ENCRYPTED PRIVATE KEY",
                "PGP PRIVATE KEY BLOCK")) {
            rows.add("«" + pem(label) + "»\n");
            rows.add("key: \"«" + pem(label).replace("\n", "\\n") + "»\\n\"");
            rows.add(" x «" + pem(label) + "» and «" + pem(label) + "»");
        }
        rows.add("«" + pem("RSA PRIVATE KEY").replace("KEY-----\nM", "KEY-----\nProc-Type: 4,ENCRYPTED\n\nM") + "»");
        rows.add("«-----BEGIN PRIVATE KEY-----\nMIIEvQ»\n!");
        MarkedTexts.check(InfoType.PRIVATE_KEY, new PrivateKeyMatcher(), rows.toArray(String[]::new));
    }

    @Test
    void privateKeys_certificatesAndRules_areNotFound() {
        MarkedTexts.check(
                InfoType.PRIVATE_KEY,
                new PrivateKeyMatcher(),
                pem("CERTIFICATE"),
                pem("PUBLIC KEY"),
                "-----BEGIN PRIVATE KEY",
                "-----END PRIVATE KEY-----",
                "-".repeat(200),
                "--option -- x ---");
    }

    @Test
    void jsonWebTokens_signedUnsignedAndEncrypted_areFound() {
        String header = "eyJhbGciOiJIUzI1NiJ9";
        String claims = "eyJzdWIiOiIxMjM0In0";
        String mac = "dGhpcyBpcyBhIHRlc3Qgc2lnbmF0dXJlIG9mIGEgdG9rZW4";
        MarkedTexts.check(
                InfoType.JSON_WEB_TOKEN,
                new JsonWebTokenMatcher(),
                "«" + header + "." + claims + "." + mac + "»",
                "Bearer «" + header + "." + claims + "." + mac + "».",
                "{\"t\":\"«" + header + "." + claims + "." + mac + "»\"}",
                "?t=«" + header + "." + claims + "." + mac + "»&x",
                "«" + header + "." + claims + ".» ",
                "«" + header + ".b0c.d0e.f0g.h0i»",
                header + "." + mac,
                header + "." + claims,
                "abc.def.ghi",
                "eyJ.eyJ.eyJ",
                claims + "x.y.z",
                "org.brandt.eyJzdWIi");
    }

    @Test
    void accessKeys_asTheirIssuersPublishThem_areFound() {
        String letters = "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF3hJ6kL9n";
        String hex = "0123456789abcdef0123456789abcdef";
        MarkedTexts.check(
                InfoType.ACCESS_KEY,
                new AccessKeyMatcher(),
                "«AKIA" + "Q3EGRSTUVWX5YZ2A»",
                "id=«ASIA" + "Q3EGRSTUVWX5YZ2A»,",
                "«ghp_" + letters.substring(0, 36) + "»",
                "token «gho_" + letters.substring(0, 36) + "».",
                "«github_pat_" + letters.substring(0, 22) + "_" + letters + letters.substring(0, 19) + "»",
                "«glpat-" + letters.substring(0, 20) + "»",
                "«xoxb-" + "123456789012-1234567890123-" + letters.substring(0, 24) + "»",
                "«sk_live_" + letters.substring(0, 24) + "»",
                "«AIza" + letters.substring(0, 35) + "»",
                "«npm_" + letters.substring(0, 36) + "»",
                "«pypi-AgE" + letters + letters + "»",
                "«SG." + letters.substring(0, 22) + "." + letters + "abc»",
                "sid «SK" + hex + "»",
                "«sk-" + letters + "»",
                "«sk-ant-api03-" + letters + "-" + letters + "»",
                "«sk-proj-" + letters + "_" + letters + "»",
                "«hf_" + letters.substring(0, 34) + "»",
                "«dop_v1_" + hex + hex + "»",
                "«shpat_" + hex + "»",
                "«AGE-SECRET-KEY-1" + (hex + hex).substring(0, 58).toUpperCase(java.util.Locale.ROOT) + "»",
                "«hvs." + letters + "»",
                "«ya29." + letters + letters + "»",
                "bot «1234567890:AA" + letters.substring(0, 33) + "»",
                "\"«GOCSPX-" + letters.substring(0, 28) + "»\"",
                "«dckr_pat_" + letters.substring(0, 27) + "»");
    }

    @Test
    void accessKeys_shorterLongerOrWithinAWord_areNotFound() {
        String letters = "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF3hJ6kL9n";
        MarkedTexts.check(
                InfoType.ACCESS_KEY,
                new AccessKeyMatcher(),
                "AKIA" + "Q3EGRSTUVWX5YZ2",
                "AKIA" + "Q3EGRSTUVWX5YZ2AB",
                "XAKIA" + "Q3EGRSTUVWX5YZ2A",
                "AKIAq3egrstuvwx5yz2a",
                "ghp_" + letters.substring(0, 35),
                "order-123 task_4 sk-5 npm_1",
                "SG.1.2",
                "ask-" + letters,
                "SK12345",
                "12345678:AB" + letters,
                "v2.1.3-rc1",
                "hf_12",
                "0123456789abcdef0123456789abcdef");
    }

    @Test
    void accessKeys_publishedExamplesAndSandboxes_areMade() {
        for (String key : List.of("AKIAIOSFODNN7EXAMPLE", "sk_test_" + "4eC39HqLyjWDarjtT1zdp7dc")) {
            assertThat(Spans.of(new AccessKeyMatcher(), key))
                    .extracting(Finding::made)
                    .containsExactly(true);
        }
    }

    @Test
    void passwords_assigned_areFoundWithoutTheirQuotes() {
        MarkedTexts.check(
                InfoType.PASSWORD,
                new PasswordMatcher(),
                "password=«hunter2»",
                "password=«secretword»&user=a",
                "Server=db;Uid=sa;Password=«S3crt»;Encrypt=yes",
                "host=db user=a password=«tr0ub4dor» dbname=x",
                "\"password\": \"«correct-horse»\"",
                "'pwd' : '«abcd!»',",
                "\"pwd\":\"«p@ss w0rd»\"",
                "{\\\"password\\\":\\\"«hunter2»\\\"}",
                "spring.datasource.password=«Winter2026!»",
                "DB_PASSWORD=«Winter2026!»",
                "dbPassword: «Winter2026!»",
                "passwd: «x9$kLm»",
                "Passwort: «Sommer2026»",
                "--password=«hunter2»",
                "$config['password'] = '«hunter2»';",
                "password => \"«hunter2»\"",
                "password := \"«hunter2»\"",
                "mypassword=«hunter2»",
                "user_pass=«hunter2»",
                "ssh passphrase: «blue7whale»",
                "api_key=«8f14e45fceea167a5a36dedd4bea2543»",
                "apiKey: '«Zx81Kq72Lm93Np04»'",
                "client-secret=«q8Xr2Lp9Vn4Ks7Wd1Zf6»",
                "\"access_token\":\"«ya7.a0AfH6SMBx81Kq72Lm93Np04»\"",
                "aws_secret_access_key = «wJa1rXUtnFEM1K7MDENGbPxRf1CYzzzzLLLLKKKK»",
                "AccountKey=«Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==»;E",
                "token: «8f14e45fceea167a5a36dedd4bea2543»",
                "password=«1234»",
                "PASSWORD = «Winter2026!»",
                "pw=«hunter2»");
    }

    @Test
    void passwords_variablesCodeAndSentences_areNotFound() {
        MarkedTexts.check(
                InfoType.PASSWORD,
                new PasswordMatcher(),
                "password=${DB_PASSWORD}",
                "password={{ vault_password }}",
                "password: string",
                "password: String,",
                "password=null",
                "password = None",
                "password=",
                "password: ",
                "password field",
                "password: ********",
                "password=xxxxxxxx",
                "password=<password>",
                "password = getPassword()",
                "password = request.password",
                "password=user.getPassword();",
                "this.password = password;",
                "password == other",
                "if (password != hunter2)",
                "Password: please enter it",
                "password: must have 8 characters",
                "\"password\": \"must have at least 8 characters\"",
                "password=%s",
                "PASSWORD=$PASSWORD",
                "password=#{x}",
                "password=\"\"",
                "bypass=12345",
                "compass: north1",
                "token: abc",
                "token=12345678901234567890",
                "secret: garden",
                "api_key=YOUR_API_KEY_HERE",
                "api_key=xxxxxxxxxxxxxxxxxxxxxxxx",
                "betoken=8f14e45fceea167a5a36dedd4bea2543",
                "tokens: 5000",
                "key=8f14e45fceea167a5a36dedd4bea2543",
                "password::hash",
                "secretary: 8f14e45fceea167a5a36dedd4bea2543",
                "type=\"password\"",
                "password-reset: done2",
                "a passenger=12345");
    }

    @Test
    void cookies_headers_areFoundWhole() {
        MarkedTexts.check(
                InfoType.HTTP_COOKIE,
                new CookieMatcher(),
                "Cookie: «JSESSIONID=8F14E45F; theme=dark»\r\nHost: x",
                "Set-Cookie: «sid=31d4d96e407aad42; Path=/; Secure; HttpOnly»",
                "cookie: «a=b»",
                "-H 'Cookie: «a=b; c=d»' x",
                "\"Cookie\": \"«a=b; c=d»\"",
                "set-cookie:«id=a3fWa; Expires=Wed, 21 Oct 2026 07:28:00 GMT»;",
                "Cookie: none",
                "cookie: chocolate and x=1",
                "Cookies: a=b",
                "Cookie: =b",
                "We use a cookie: it is small");
    }

    @Test
    void bearerTokens_ofHeaders_areFoundAlone() {
        MarkedTexts.check(
                InfoType.BEARER_TOKEN,
                new BearerMatcher(),
                "Authorization: Bearer «mF_9.B5f-4.1JqM»",
                "authorization: bearer «8f14e45fceea167a»",
                "curl -H \"Authorization: Basic «QWxhZGRpbjpvcGVuIHNlc2FtZQ==»\"",
                "Authorization: token «8f14e45fceea167a5a36»",
                "\"Authorization\":\"Bearer «abcDEFghiJKLmno1»\"",
                "Bearer «8f14e45fceea167a5a36dedd4bea2543».",
                "Bearer authentication is used",
                "Bearer of the token",
                "Basic authentication",
                "Basic dGVzdA== x",
                "Authorization: none",
                "authorization: Basic plans");
    }
}
