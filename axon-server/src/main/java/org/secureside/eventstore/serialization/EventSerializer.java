package org.secureside.eventstore.serialization;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.AnnotationRevisionResolver;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.secureside.api.EventCatalog;
import tools.jackson.databind.introspect.AnnotationIntrospectorPair;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/**
 * Writes events as JSON under the logical names of the {@link EventCatalog}, never under class names: a record may be
 * renamed, or move to another package, without a trace in the store. It reads nothing but what the catalog lists, so a
 * stored name can never make it load a class. Beside it are the forms of the application's snapshots, each readable in one
 * revision only. An event it does not know, and one of a revision later than it knows, is
 * handed on as unknown and stops no reader; one that it does know, but that lacks a mandatory component, is refused.
 */
public final class EventSerializer extends Jackson3Serializer {

    /** An unknown name must resolve to no class at all; no class has this one. */
    private static final String NO_CLASS = "-";

    /** Axon stores no type with an event's metadata and asks for this one when it reads. */
    private static final String METADATA = MetaData.class.getName();

    private final KnownRevisions knownRevisions = new KnownRevisions();
    private final Map<String, Class<?>> snapshots;

    private EventSerializer(Builder builder, Collection<Class<?>> snapshots) {
        super(builder);
        this.snapshots = snapshots.stream().collect(toUnmodifiableMap(Class::getSimpleName, type -> type));
    }

    /** Returns a serializer for every event of the catalog. */
    public static EventSerializer create() {
        return withSnapshots(Set.of());
    }

    /** Returns a serializer for every event of the catalog, and for snapshots in these forms. */
    public static EventSerializer withSnapshots(Collection<Class<?>> snapshots) {
        // Lenient, so that a field which a later release adds does not stop a node of the release before.
        return new EventSerializer(
                Jackson3Serializer.builder()
                        .lenientDeserialization()
                        .jsonMapperBuilderCustomizer(
                                mapper -> mapper.annotationIntrospector(new AnnotationIntrospectorPair(
                                        new JacksonAnnotationIntrospector(), new MandatoryComponents()))),
                snapshots);
    }

    @Override
    protected String resolveClassName(SerializedType serializedType) {
        String name = serializedType.getName();
        if (name.equals(METADATA)) {
            return METADATA;
        }
        Class<?> snapshot = snapshots.get(name);
        if (snapshot != null) {
            return revisionOf(snapshot).equals(serializedType.getRevision()) ? snapshot.getName() : NO_CLASS;
        }
        Class<?> record = EventCatalog.byName().get(name);
        return record == null || !knownRevisions.include(serializedType) ? NO_CLASS : record.getName();
    }

    private static String revisionOf(Class<?> snapshot) {
        return requireNonNull(
                new AnnotationRevisionResolver().revisionOf(snapshot), () -> snapshot + " has no @Revision");
    }

    /** Returns how often an event was met of a revision later than this release knows. */
    public long passedOver() {
        return knownRevisions.passedOver();
    }

    @Override
    @SuppressWarnings("rawtypes") // as declared by Axon
    public SerializedType typeForClass(Class type) {
        SerializedType byClassName = super.typeForClass(type);
        if (snapshots.containsValue(type)) {
            return new SimpleSerializedType(type.getSimpleName(), byClassName.getRevision());
        }
        return EventCatalog.byName().containsValue(type)
                ? new SimpleSerializedType(EventCatalog.nameOf(type), byClassName.getRevision())
                : byClassName;
    }
}
