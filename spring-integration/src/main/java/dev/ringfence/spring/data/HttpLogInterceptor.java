package dev.ringfence.spring.data;

import java.io.IOException;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/** Logs calls of {@code RestClient} and {@code RestTemplate}. */
final class HttpLogInterceptor implements ClientHttpRequestInterceptor {
    private final HttpLog log;

    HttpLogInterceptor(HttpLog log) {
        this.log = log;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        if (log.isOn()) {
            log.sent(
                    request.getMethod().name(),
                    request.getURI(),
                    request.getHeaders().getContentType(),
                    body);
        }
        return execution.execute(request, body);
    }
}
