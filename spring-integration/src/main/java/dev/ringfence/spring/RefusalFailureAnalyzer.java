package dev.ringfence.spring;

import dev.ringfence.base.Refusal;
import dev.ringfence.base.RingfenceException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells a refusal that ended a start: what was refused, on what evidence, and what to do. */
final class RefusalFailureAnalyzer extends AbstractFailureAnalyzer<RingfenceException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, RingfenceException cause) {
        Refusal refusal = cause.refusal();
        StringBuilder text = new StringBuilder(refusal.what())
                .append(" was refused in environment '")
                .append(refusal.environment())
                .append("' by rule ")
                .append(refusal.rule())
                .append(".\n");
        refusal.evidence()
                .forEach(piece -> text.append('\n').append(piece.strip()).append('\n'));
        String action = refusal.remedy() + "\n\nTo see what would be refused without refusing it: ringfence.guards."
                + refusal.guard().key() + "=observe";
        return new FailureAnalysis(text.toString(), action, cause);
    }
}
