package dev.ringfence.spring.outbound;

import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Holds where there is a rule about networks: a filter changes how clients connect, and is not put into those that have
 * nothing to ask. Nor into the client of {@code HttpURLConnection}, which takes none and fails.
 */
final class OnNetworkRules extends SpringBootCondition {

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Binder binder = Binder.get(context.getEnvironment());
        boolean rules = !binder.bind("ringfence.http.deny-networks", Bindable.listOf(String.class))
                        .orElseGet(List::of)
                        .isEmpty()
                || !binder.bind("ringfence.http.networks", Bindable.mapOf(String.class, String.class))
                        .orElseGet(Map::of)
                        .isEmpty();
        boolean simple = "simple"
                .equalsIgnoreCase(context.getEnvironment().getProperty("spring.http.clients.imperative.factory", ""));
        ConditionMessage.Builder message = ConditionMessage.forCondition("rules of ringfence.http about networks");
        return rules && !simple
                ? ConditionOutcome.match(message.found("one").atAll())
                : ConditionOutcome.noMatch(message.because(simple ? "the client takes no filter" : "there are none"));
    }
}
