package dev.ringfence.data.json;

import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.BeanPropertyWriter;

/** A property that is written as it was found, but while a condition holds as another writer writes it. */
final class ConditionalProperty extends BeanPropertyWriter {
    private static final long serialVersionUID = 1L;

    private final transient BooleanSupplier condition;
    private final transient UnaryOperator<BeanPropertyWriter> other;

    /** Made when it is first needed, of what this has become by then: Jackson completes a writer after it was made. */
    private transient volatile @Nullable BeanPropertyWriter made;

    ConditionalProperty(BeanPropertyWriter found, BooleanSupplier condition, UnaryOperator<BeanPropertyWriter> other) {
        super(found);
        this.condition = condition;
        this.other = other;
    }

    private ConditionalProperty(ConditionalProperty same, PropertyName name) {
        super(same, name);
        this.condition = same.condition;
        this.other = same.other;
    }

    /** For a prefix of an object that is written into another. */
    @Override
    protected BeanPropertyWriter _new(PropertyName name) {
        return new ConditionalProperty(this, name);
    }

    private BeanPropertyWriter made() {
        BeanPropertyWriter ready = made;
        if (ready == null) {
            ready = other.apply(this);
            made = ready;
        }
        return ready;
    }

    @Override
    public void serializeAsProperty(Object bean, JsonGenerator json, SerializationContext context) throws Exception {
        if (condition.getAsBoolean()) {
            made().serializeAsProperty(bean, json, context);
        } else {
            super.serializeAsProperty(bean, json, context);
        }
    }

    @Override
    public void serializeAsElement(Object bean, JsonGenerator json, SerializationContext context) throws Exception {
        if (condition.getAsBoolean()) {
            made().serializeAsElement(bean, json, context);
        } else {
            super.serializeAsElement(bean, json, context);
        }
    }
}
