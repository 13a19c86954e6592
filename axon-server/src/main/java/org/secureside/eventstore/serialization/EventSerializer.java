package org.secureside.eventstore.serialization;

import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.secureside.api.EventCatalog;
import tools.jackson.databind.introspect.AnnotationIntrospectorPair;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/**
 * Writes events as JSON under the logical names of the {@link EventCatalog}, never under class names: a record may be
 * renamed, or move to another package, without a trace in the store. It reads nothing but what the catalog lists, so a
 * stored name can never make it load a class. An event it does not know, and one of a revision later than it knows, is
 * handed on as unknown and stops no reader; one that it does know, but that lacks a mandatory component, is refused.
 */
public final class EventSerializer extends Jackson3Serializer {

    /** An unknown name must resolve to no class at all; no class has this one. */
    private static final String NO_CLASS = "-";

    /** Axon stores no type with an event's metadata and asks for this one when it reads. */
    private static final String METADATA = MetaData.class.getName();

    private final KnownRevisions knownRevisions = new KnownRevisions();

    private EventSerializer(Builder builder) {
        super(builder);
    }

    /** Returns a serializer for every event of the catalog. */
    public static EventSerializer create() {
        // Lenient, so that a field which a later release adds does not stop a node of the release before.
        return new EventSerializer(Jackson3Serializer.builder()
                .lenientDeserialization()
                .jsonMapperBuilderCustomizer(mapper -> mapper.annotationIntrospector(new AnnotationIntrospectorPair(
                        new JacksonAnnotationIntrospector(), new MandatoryComponents()))));
    }

    @Override
    protected String resolveClassName(SerializedType serializedType) {
        String name = serializedType.getName();
        if (name.equals(METADATA)) {
            return METADATA;
        }
        Class<?> record = EventCatalog.byName().get(name);
        return record == null || !knownRevisions.include(serializedType) ? NO_CLASS : record.getName();
    }

    /** Returns how often an event was met of a revision later than this release knows. */
    public long passedOver() {
        return knownRevisions.passedOver();
    }

    @Override
    @SuppressWarnings("rawtypes") // as declared by Axon
    public SerializedType typeForClass(Class type) {
        SerializedType byClassName = super.typeForClass(type);
        return EventCatalog.byName().containsValue(type)
                ? new SimpleSerializedType(EventCatalog.nameOf(type), byClassName.getRevision())
                : byClassName;
    }
}
