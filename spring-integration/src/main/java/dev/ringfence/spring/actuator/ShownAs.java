package dev.ringfence.spring.actuator;

import org.springframework.boot.actuate.endpoint.Producible;
import org.springframework.util.MimeType;

/** The forms that the endpoint answers in. Of several that a client takes it gets the last one of these. */
enum ShownAs implements Producible<ShownAs> {
    /** For programs that ask for Actuator's own form; it is the same JSON. */
    ACTUATOR("application/vnd.spring-boot.actuator.v3+json"),
    /** For programs, and for whoever takes anything. */
    JSON("application/json"),
    /** For people: browsers name it. */
    PAGE("text/html;charset=UTF-8");

    private final String type;

    ShownAs(String type) {
        this.type = type;
    }

    @Override
    public MimeType getProducedMimeType() {
        return MimeType.valueOf(type);
    }

    @Override
    public boolean isDefault() {
        return this == JSON;
    }
}
