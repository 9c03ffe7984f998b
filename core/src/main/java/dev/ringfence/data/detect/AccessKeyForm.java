package dev.ringfence.data.detect;

import java.util.ArrayList;
import java.util.List;

/**
 * The form of a key that its issuer publishes: a beginning that nothing else has, and how many characters of which kind
 * follow.
 *
 * @param prefix what it begins with
 * @param alphabet which characters follow
 * @param least the fewest of them
 * @param most the most
 * @param test true for keys of a sandbox, which open nothing that is real
 */
record AccessKeyForm(String prefix, Alphabet alphabet, int least, int most, boolean test) {
    /** Which characters a key is made of. */
    enum Alphabet {
        HEX,
        UPPER,
        ALPHANUMERIC,
        BASE64URL;

        boolean contains(int b) {
            return switch (this) {
                case HEX -> Ascii.isHex(b);
                case UPPER -> Ascii.isUpper(b) || Ascii.isDigit(b);
                case ALPHANUMERIC -> Ascii.isAlphanumeric(b);
                case BASE64URL -> Ascii.isBase64Url(b);
            };
        }
    }

    /** The forms whose beginning has no joint are at least this long. */
    static final int SHORTEST = all().stream()
            .filter(form -> form.prefix.chars().allMatch(Ascii::isAlphanumeric))
            .mapToInt(form -> form.prefix.length() + form.least)
            .min()
            .orElseThrow();

    /** The forms by the first character of their beginnings. */
    private static final AccessKeyForm[][] BY_FIRST = byFirst(all());

    /** The forms whose beginning starts with this character. */
    static AccessKeyForm[] beginningWith(int first) {
        return first >= 0 && first < 128 ? BY_FIRST[first] : BY_FIRST[0];
    }

    private static AccessKeyForm[][] byFirst(List<AccessKeyForm> all) {
        AccessKeyForm[][] byFirst = new AccessKeyForm[128][];
        for (int c = 0; c < 128; c++) {
            int first = c;
            byFirst[c] =
                    all.stream().filter(form -> form.prefix.charAt(0) == first).toArray(AccessKeyForm[]::new);
        }
        return byFirst;
    }

    /** Where the key ends that begins here, -1 if there is none of this form. */
    int end(Window window, int start) {
        if (!Ascii.at(window, start, prefix)) {
            return -1;
        }
        int body = start + prefix.length();
        int i = body;
        while (i - body <= most && alphabet.contains(window.at(i))) {
            i++;
        }
        int length = i - body;
        boolean whole = alphabet == Alphabet.BASE64URL || !Ascii.isBase64Url(window.at(i));
        return length >= least && length <= most && whole ? i : -1;
    }

    /**
     * From the issuers' documentation: AWS IAM "Understanding unique ID prefixes"; GitHub "Token formats"; GitLab
     * "Token prefixes"; Slack "Token types"; Stripe "API keys"; Google Cloud "API keys"; npm "About access tokens";
     * PyPI "API tokens"; SendGrid "API keys"; Twilio "API keys"; and those of the others named in the lines.
     */
    private static List<AccessKeyForm> all() {
        List<AccessKeyForm> all = new ArrayList<>();
        Alphabet upper = Alphabet.UPPER;
        Alphabet hex = Alphabet.HEX;
        Alphabet letters = Alphabet.ALPHANUMERIC;
        Alphabet url = Alphabet.BASE64URL;
        live(all, upper, 16, 16, "AKIA", "ASIA", "ABIA", "ACCA");
        live(all, letters, 36, 255, "ghp_", "gho_", "ghu_", "ghs_", "ghr_");
        live(all, url, 60, 255, "github_pat_");
        live(all, url, 20, 128, "glpat-", "gldt-", "glrt-", "glptt-", "glcbt-", "glimt-", "glagent-", "gloas-");
        live(all, url, 16, 255, "xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "xapp-1-", "xoxe-", "xoxc-", "xoxd-");
        live(all, letters, 16, 255, "sk_live_", "rk_live_", "whsec_");
        test(all, letters, 16, 255, "sk_test_", "rk_test_");
        // Google: API keys, OAuth client secrets.
        live(all, url, 35, 35, "AIza");
        live(all, url, 28, 28, "GOCSPX-");
        live(all, letters, 36, 36, "npm_");
        live(all, url, 50, 512, "pypi-AgE");
        live(all, hex, 32, 32, "SK", "AC");
        live(all, url, 32, 255, "sk-ant-", "sk-proj-", "sk-svcacct-", "sk-admin-", "sk-or-v1-");
        live(all, letters, 32, 64, "sk-");
        // Hugging Face, Replicate, Groq, Perplexity, xAI.
        live(all, letters, 30, 60, "hf_", "r8_", "gsk_");
        live(all, letters, 40, 100, "pplx-", "xai-");
        // DigitalOcean, Shopify, Databricks, Docker, HashiCorp Vault, Doppler, Linear, Postman.
        live(all, hex, 64, 64, "dop_v1_", "doo_v1_", "dor_v1_");
        live(all, hex, 32, 32, "shpat_", "shpca_", "shppa_", "shpss_", "dapi", "key-");
        live(all, url, 27, 64, "dckr_pat_", "dckr_oat_");
        live(all, url, 24, 200, "hvs.", "hvb.", "hvr.");
        live(all, letters, 40, 48, "dp.pt.", "dp.st.", "lin_api_", "lin_oauth_");
        live(all, url, 40, 80, "PMAK-");
        // New Relic, Grafana, PlanetScale, Figma, RubyGems, Supabase, Notion, Netlify, Sentry, Atlassian.
        live(all, upper, 27, 27, "NRAK-");
        live(all, url, 32, 64, "glsa_", "pscale_tkn_", "pscale_pw_", "figd_", "nfp_");
        live(all, hex, 40, 48, "rubygems_", "sbp_", "bkua_", "pul-", "shippo_live_");
        live(all, letters, 40, 60, "ntn_", "secret_");
        live(all, url, 60, 300, "sntrys_", "sntryu_", "ATATT3x", "ATCTT3x");
        // Square, Contentful, Typeform, Airtable, Razorpay, Alibaba Cloud, Tencent Cloud, age.
        live(all, url, 22, 64, "sq0atp-", "sq0csp-", "CFPAT-", "tfp_");
        live(all, letters, 14, 24, "rzp_live_");
        test(all, letters, 14, 24, "rzp_test_");
        live(all, letters, 16, 24, "LTAI");
        live(all, letters, 32, 36, "AKID");
        live(all, upper, 58, 58, "AGE-SECRET-KEY-1");
        return all;
    }

    private static void live(List<AccessKeyForm> all, Alphabet alphabet, int least, int most, String... prefixes) {
        for (String prefix : prefixes) {
            all.add(new AccessKeyForm(prefix, alphabet, least, most, false));
        }
    }

    private static void test(List<AccessKeyForm> all, Alphabet alphabet, int least, int most, String... prefixes) {
        for (String prefix : prefixes) {
            all.add(new AccessKeyForm(prefix, alphabet, least, most, true));
        }
    }
}
