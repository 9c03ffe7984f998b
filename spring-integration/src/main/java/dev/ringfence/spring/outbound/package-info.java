/**
 * The people boundary in Spring: mail that {@code JavaMailSender} and mail sessions send, calls that {@code RestClient},
 * {@code RestTemplate} and {@code WebClient} make where they come from Spring Boot's builders, and callers that declare
 * another environment.
 *
 * <p>Not seen: a client that is made without those builders ({@code RestClient.create()}), redirects that the HTTP library
 * below a client follows by itself, the body of a {@code WebClient} call, and a mail sender of another kind. Such clients
 * ask {@link dev.ringfence.outbound.HttpFence} or {@link dev.ringfence.outbound.MailFence} themselves; both are beans.
 */
@NullMarked
package dev.ringfence.spring.outbound;

import org.jspecify.annotations.NullMarked;
