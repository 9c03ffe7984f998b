package dev.ringfence.spring.actuator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** How the page looks, and what a browser may do with it. */
final class PageStyle {
    static final String SHEET = """
            :root { color-scheme: light dark; --line: #8886; --soft: #8881; --dim: #555; --link: #0b57d0;
              --act: #b3261e; --look: #8a5000; --note: #0b57d0; --good: #1b6b2f; }
            @media (prefers-color-scheme: dark) {
              :root { --dim: #b8b8b8; --link: #9ec1ff; --act: #ff9d94; --look: #ffc46b; --note: #9ec1ff; --good: #86d993; }
            }
            * { box-sizing: border-box; }
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 64rem; margin: 0 auto; padding: 1rem 1rem 4rem; }
            a { color: var(--link); }
            a:focus-visible, summary:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--note);
              outline-offset: 2px; border-radius: .25rem; }
            .skip { position: absolute; left: -100rem; }
            .skip:focus { left: 1rem; top: .5rem; background: Canvas; padding: .5rem 1rem; z-index: 1; }
            .lead { margin: 1rem 0 0; color: var(--dim); }
            h1 { font-size: 2.2rem; line-height: 1.1; margin: 0 0 .5rem; overflow-wrap: anywhere; }
            h2 { font-size: 1.25rem; margin: 2.5rem 0 .75rem; }
            h3 { font-size: 1rem; font-weight: 600; margin: 0 0 .5rem; overflow-wrap: anywhere; }
            p { margin: 0 0 1rem; max-width: 46rem; }
            .small { color: var(--dim); font-size: .875rem; }
            nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: .75rem 0; margin: 0;
              border-block: 1px solid var(--line); }
            nav a { display: inline-block; padding: .25rem 0; }
            .act { color: var(--act); } .look { color: var(--look); } .note { color: var(--note); } .good { color: var(--good); }
            .notices { list-style: none; padding: 0; margin: 0 0 1rem; }
            .notices li { display: grid; grid-template-columns: 4rem 1fr; gap: .75rem; padding: .4rem 0;
              border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
            .notices a { color: inherit; text-decoration-color: var(--line); }
            .tone { text-align: center; border: 1px solid currentColor; border-radius: 1rem; font-size: .8125rem;
              align-self: start; }
            article { border: 1px solid var(--line); border-radius: .5rem; padding: .75rem 1rem; margin: 0 0 .75rem; }
            article > :last-child { margin-bottom: 0; }
            dl { display: grid; grid-template-columns: 11rem 1fr; gap: .25rem 1rem; margin: 0 0 .75rem; }
            dt { color: var(--dim); }
            dd { margin: 0; overflow-wrap: anywhere; }
            code, pre { font: .875rem/1.5 ui-monospace, monospace; }
            pre { background: var(--soft); border-radius: .25rem; padding: .5rem .75rem; margin: 0 0 .75rem;
              white-space: pre-wrap; overflow-wrap: anywhere; max-height: 24rem; overflow-y: auto; }
            .paste { user-select: all; border: 1px dashed var(--line); }
            .wide { overflow-x: auto; }
            table { border-collapse: collapse; width: 100%; }
            th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); }
            tbody th { font-weight: 600; }
            summary { cursor: pointer; padding: .5rem 0; }
            @media (max-width: 40rem) {
              dl { grid-template-columns: 1fr; gap: 0; }
              dd { margin: 0 0 .5rem; }
              .wide table { min-width: 36rem; }
              table { font-size: .875rem; }
              th, td { padding-right: .5rem; overflow-wrap: break-word; }
            }
            @media (max-width: 23rem) {
              th, td { overflow-wrap: anywhere; }
            }
            """;

    /**
     * The Content Security Policy: this one style sheet, the empty icon, and nothing else; nobody frames the page, and it
     * sends nothing anywhere (Content Security Policy Level 3, W3C).
     */
    static final String POLICY =
            "default-src 'none'; style-src '" + hash(SHEET) + "'; img-src data:; base-uri 'none'; form-action 'none'";

    private PageStyle() {}

    private static String hash(String content) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return "sha256-" + Base64.getEncoder().encodeToString(sha.digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            // Every Java platform must have SHA-256 (java.security.MessageDigest).
            throw new IllegalStateException("'SHA-256' must be available", e);
        }
    }
}
