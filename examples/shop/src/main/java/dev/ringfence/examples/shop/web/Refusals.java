package dev.ringfence.examples.shop.web;

import dev.ringfence.audit.Actor;
import dev.ringfence.base.Html;
import dev.ringfence.base.RingfenceException;
import dev.ringfence.health.BreakerDeniedException;
import dev.ringfence.write.Approval;
import dev.ringfence.write.WriteDeniedException;
import java.security.Principal;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.client.RestClientException;

/** Tells visitors that they can come back, and staff what was refused, why, and what to do. */
@RestControllerAdvice
class Refusals {
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    private final Pages pages;
    private final Approval approval;

    Refusals(Pages pages, Approval approval) {
        this.pages = pages;
        this.approval = approval;
    }

    @ExceptionHandler
    ResponseEntity<String> notPaid(RestClientException failure) {
        return answer(
                HttpStatus.BAD_GATEWAY,
                Optional.empty(),
                "Not ordered",
                "<p>The payment did not go through. Nothing was ordered, and nothing was paid.</p>");
    }

    @ExceptionHandler
    ResponseEntity<String> open(BreakerDeniedException refused) {
        return answer(
                HttpStatus.SERVICE_UNAVAILABLE,
                refused.retryAfter(),
                "Not ordered",
                "<p>We cannot take payments just now. Please try again in a moment; your basket stays.</p>");
    }

    @ExceptionHandler
    ResponseEntity<String> denied(WriteDeniedException refused, @Nullable Principal person) {
        Optional<Duration> later = refused.retryAfter();
        if (later.isPresent()) {
            return answer(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    later,
                    "Not now",
                    "<p>We are not taking changes just now. Please try again in a moment; your basket stays.</p>");
        }
        return refused(refused, person == null ? "" : told(refused) + request(refused, person));
    }

    @ExceptionHandler
    ResponseEntity<String> refused(RingfenceException refused, @Nullable Principal person) {
        return refused(refused, person == null ? "" : told(refused));
    }

    private ResponseEntity<String> refused(RingfenceException refused, String more) {
        return answer(
                HttpStatus.FORBIDDEN,
                Optional.empty(),
                "Refused",
                "<p>This was not done, by rule <code>"
                        + Html.escaped(refused.refusal().rule()) + "</code>.</p>\n" + more);
    }

    private static String told(RingfenceException refused) {
        return "<pre tabindex=\"0\">" + Html.escaped(refused.refusal().message()) + "</pre>\n";
    }

    /** What the person who was refused can hand to another, where consent is what is missing. */
    private String request(WriteDeniedException refused, Principal person) {
        boolean approvable = refused.refusal().rule().equals("write." + Approval.NAME);
        return approvable
                ? """
                        <p>Have another person sign this request, outside of the shop, and hand it in at the desk:</p>
                        <pre id="request" tabindex="0">%s</pre>
                        """.formatted(Html.escaped(
                        approval.request(refused, Actor.human(person.getName())).toJson()))
                : "";
    }

    private ResponseEntity<String> answer(HttpStatus status, Optional<Duration> later, String title, String content) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status).contentType(HTML);
        later.ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, wait.toSeconds()))));
        return answer.body(pages.page(title, content + "\n<p><a href=\"/\">Back to the shop</a></p>"));
    }
}
