/**
 * The people boundary in Spring: mail that {@code JavaMailSender} and mail sessions send, calls that {@code RestClient},
 * {@code RestTemplate} and {@code WebClient} make where they come from Spring Boot's builders, with their bodies where
 * they go to a lower environment, and callers that declare another environment or call from a network that may not. From
 * Spring Boot 4.1 on, rules about networks are asked about the address that is connected to as well.
 *
 * <p>Where live data may not be, bodies of requests are looked at before the application has them: held, up to {@code
 * ringfence.inbound.max-body}, behind Spring Security. Not looked at are multipart and compressed bodies, other bytes, streams
 * of JSON lines, headers and paths.
 *
 * <p>Not seen: a client that is made without those builders ({@code RestClient.create()}), redirects that the HTTP library
 * below a client follows by itself but for their addresses, and a mail sender of another kind. Such clients ask {@link
 * dev.ringfence.outbound.HttpFence} or {@link dev.ringfence.outbound.MailFence} themselves; both are beans.
 *
 * <p>The address of a caller is that of the last hop. Behind a proxy it is the proxy's, unless {@code
 * server.forward-headers-strategy} says that what the proxy writes is to be believed; nothing else reads such headers.
 */
@NullMarked
package dev.ringfence.spring.outbound;

import org.jspecify.annotations.NullMarked;
