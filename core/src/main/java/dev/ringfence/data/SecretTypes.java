package dev.ringfence.data;

/** The types that let in whoever has them. See the constants of {@link InfoType}. */
final class SecretTypes {
    private SecretTypes() {}

    static InfoType privateKey() {
        return InfoType.builder("PRIVATE_KEY").validated().tags(InfoTag.SECRET).build();
    }

    static InfoType jsonWebToken() {
        return InfoType.builder("JSON_WEB_TOKEN")
                .validated()
                .tags(InfoTag.SECRET)
                .build();
    }

    static InfoType accessKey() {
        return InfoType.builder("ACCESS_KEY")
                .validated()
                .tags(InfoTag.SECRET)
                .madeIn(new KeyedTokens(
                        "ACCESS_KEY", "AKIAIOSFODNN7EXAMPLE", "AKIAI44QH8DHBEXAMPLE", "ASIAIOSFODNN7EXAMPLE"))
                .build();
    }

    static InfoType bearerToken() {
        return InfoType.builder("BEARER_TOKEN").validated().tags(InfoTag.SECRET).build();
    }

    static InfoType password() {
        return InfoType.builder("PASSWORD").validated().tags(InfoTag.SECRET).build();
    }

    static InfoType httpCookie() {
        return InfoType.builder("HTTP_COOKIE").validated().tags(InfoTag.SECRET).build();
    }
}
