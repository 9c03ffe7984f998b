package dev.ringfence.outbound;

import java.net.IDN;
import java.util.Locale;

/**
 * Which mailboxes are allowed: {@code ann@team.example}, all of a domain as {@code *@team.example}, or of the domains
 * below one as {@code *@*.team.example}.
 */
final class AddressPattern {
    private static final String ANY = "*@";
    private static final String BELOW = "*.";

    private final String local;
    private final String domain;
    private final boolean below;

    private AddressPattern(String local, String domain, boolean below) {
        this.local = local;
        this.domain = domain;
        this.below = below;
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException if it has another form; nothing of it is shown but its length
     */
    static AddressPattern parse(String pattern) {
        int at = pattern.lastIndexOf('@');
        String domain = at < 0 ? "" : pattern.substring(at + 1);
        boolean any = pattern.startsWith(ANY) && at == 1;
        boolean below = any && domain.startsWith(BELOW);
        String rest = domain(below ? domain.substring(BELOW.length()) : domain);
        String local = at < 0 ? "" : pattern.substring(0, at);
        if (at < 1 || rest.isEmpty() || rest.indexOf('*') >= 0 || (!any && local.indexOf('*') >= 0)) {
            throw new IllegalArgumentException("'pattern' must be like ann@team.example, *@team.example or"
                    + " *@*.team.example but was another text of " + pattern.length() + " characters");
        }
        return new AddressPattern(any ? "" : local, rest, below);
    }

    /** True if mail to an address would go to a mailbox of this pattern. */
    boolean matches(String address) {
        int at = address.lastIndexOf('@');
        if (at < 1) {
            return false;
        }
        String its = domain(address.substring(at + 1));
        boolean there = below ? its.endsWith("." + domain) : its.equals(domain);
        // RFC 5321, 2.4: only the receiving host may say what the case of a local part means; every one folds it.
        return there && (local.isEmpty() || local.equalsIgnoreCase(address.substring(0, at)));
    }

    /** One spelling for all that go to one mailbox, as far as an address tells. */
    static String canonical(String address) {
        int at = address.lastIndexOf('@');
        String domain = at < 1 ? "" : domain(address.substring(at + 1));
        return (domain.isEmpty() ? address : address.substring(0, at + 1) + domain).toLowerCase(Locale.ROOT);
    }

    /** A domain as the DNS has it: ASCII, lower case, no final dot; empty if it is none. */
    private static String domain(String text) {
        String bare = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        try {
            return IDN.toASCII(bare, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noDomain) {
            return "";
        }
    }
}
