package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;
import java.util.Set;

/**
 * Passwords and secrets that are assigned to a key which says so, in configuration, JSON, program code, query and
 * connection strings. The value alone is found, without its quotes. Variables, calls, types, placeholders and words of
 * a sentence are none.
 */
final class PasswordMatcher implements Matcher {
    private static final double CONFIDENCE = 0.85;
    private static final KeyWords PASSWORDS = KeyWords.joined(
            "password",
            "passwd",
            "passphrase",
            "passwort",
            "kennwort",
            "passcode",
            "pass_word",
            "wachtwoord",
            "contrasena",
            "mot_de_passe");
    private static final KeyWords SHORT_PASSWORDS =
            KeyWords.whole("pwd", "pass", "pw", "senha", "clave", "psw", "pswd");
    private static final KeyWords SECRETS = KeyWords.whole(
            "secret",
            "api_key",
            "access_key",
            "secret_key",
            "auth_token",
            "access_token",
            "refresh_token",
            "token",
            "private_key",
            "encryption_key",
            "signing_key",
            "client_secret",
            "credential",
            "credentials",
            "app_key",
            "auth_key",
            "master_key",
            "account_key",
            "shared_access_key",
            "shared_secret",
            "webhook_secret",
            "session_id");

    @Override
    public Set<Anchor> anchors() {
        return Set.of(Anchor.EQUALS, Anchor.COLON);
    }

    @Override
    public boolean wantsColonBehind(byte before) {
        return Assignment.mayEndKey(before);
    }

    @Override
    public boolean wantsColonBefore(byte behind) {
        return behind != ':' && behind != '/';
    }

    @Override
    public void match(Window window, int at, Candidates candidates) {
        byte next = window.at(at + 1);
        boolean equals = window.at(at) == '=';
        if ((next == '=' && equals) || next == ':' || window.at(at - 1) == '!' || (next == '/' && !equals)) {
            return;
        }
        int key = Assignment.endOfKey(window, at);
        boolean password = PASSWORDS.endKey(window, key) || SHORT_PASSWORDS.endKey(window, key);
        if (!password && !SECRETS.endKey(window, key)) {
            return;
        }
        int value = Assignment.startOfValue(window, at);
        int quote = Assignment.quoteLength(window, value);
        int start = value + quote;
        int end = quote > 0 ? Assignment.endOfQuoted(window, start, quote) : Assignment.endOfBare(window, start);
        if (end - start < 1) {
            return;
        }
        boolean tight = quote > 0 || (equals && value == at + 1);
        boolean secret = password
                ? PasswordForm.isPassword(window, start, end, quote > 0, tight)
                : PasswordForm.isKey(window, start, end);
        if (secret) {
            candidates.add(InfoType.PASSWORD, start, end, CONFIDENCE, CONFIDENCE, false);
        }
    }
}
