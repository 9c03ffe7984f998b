package dev.ringfence.spring.outbound;

import dev.ringfence.base.RingfenceException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers by a problem where there are servlets. */
final class ServletAnswer {
    private ServletAnswer() {}

    static void write(Problem problem, RingfenceException refused, HttpServletResponse response) throws IOException {
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.getOutputStream().write(problem.of(refused));
    }
}
