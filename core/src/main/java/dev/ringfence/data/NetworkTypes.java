package dev.ringfence.data;

/** The types of the network: mailboxes, hosts, devices and their addresses. See the constants of {@link InfoType}. */
final class NetworkTypes {
    private NetworkTypes() {}

    static InfoType emailAddress() {
        return InfoType.builder("EMAIL_ADDRESS")
                .validated()
                .tags(InfoTag.HIPAA_EMAIL, InfoTag.GDPR_IDENTIFIER)
                .madeIn(new ReservedMailboxes())
                .build();
    }

    static InfoType ipAddress() {
        return InfoType.builder("IP_ADDRESS")
                .validated()
                .tags(InfoTag.HIPAA_IP_ADDRESS, InfoTag.GDPR_IDENTIFIER)
                .madeIn(new DocumentationAddresses())
                .context("ip", "ipv4", "ipv6", "address", "client", "host", "remote", "subnet")
                .build();
    }

    static InfoType macAddress() {
        return InfoType.builder("MAC_ADDRESS")
                .validated()
                .tags(InfoTag.HIPAA_DEVICE, InfoTag.GDPR_IDENTIFIER)
                .madeIn(new MarkedMacs())
                .build();
    }

    static InfoType url() {
        return InfoType.builder("URL")
                .validated()
                .tags(InfoTag.HIPAA_URL)
                .madeIn(new ReservedUrls())
                .build();
    }

    static InfoType domainName() {
        return InfoType.builder("DOMAIN_NAME")
                .madeIn(new ReservedDomains())
                .context("domain", "host", "hostname", "dns", "site", "website", "server", "fqdn", "subdomain")
                .context("whois")
                .build();
    }

    static InfoType uuid() {
        return InfoType.builder("UUID")
                .validated()
                .tags(InfoTag.HIPAA_OTHER)
                .madeIn(new MarkedUuids())
                .build();
    }
}
