package dev.ringfence.refresh.file;

import dev.ringfence.data.JsonPath;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.detect.Detector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where values stand in documents: the elements of an array share a place, and so do the members of an object that is a
 * map and no record: one that has more than {@value #MOST_MEMBERS} names, or a name that is itself a value, which no plan
 * and no message may show.
 */
final class JsonShape {
    static final int MOST_MEMBERS = 1_000;

    private final SanitizationPolicy policy;
    private final Node root;

    JsonShape(SanitizationPolicy policy) {
        this.policy = policy;
        this.root = new Node(new JsonPath(List.of()));
    }

    Node root() {
        return root;
    }

    /** The places that hold values, in the order in which they were met. */
    List<FilePlace> places() {
        List<FilePlace> places = new ArrayList<>();
        root.collect(places);
        return places;
    }

    private static boolean isValue(String name) {
        return Detector.standard().find(name).stream().anyMatch(finding -> finding.plausible());
    }

    /** A place, and those below it. */
    final class Node {
        private final JsonPath path;
        private Map<String, Node> members = new LinkedHashMap<>();
        private @Nullable Node any;
        private @Nullable FilePlace place;

        private Node(JsonPath path) {
            this.path = path;
        }

        Node member(String name) {
            if (any != null) {
                return any;
            }
            Node known = members.get(name);
            if (known != null) {
                return known;
            }
            if (members.size() == MOST_MEMBERS || isValue(name)) {
                Node one = element();
                members.values().forEach(one::take);
                members = Map.of();
                return one;
            }
            Node fresh = new Node(path.then(new JsonPath.Member(name)));
            members.put(name, fresh);
            return fresh;
        }

        Node element() {
            if (any == null) {
                any = new Node(path.then(new JsonPath.Any()));
            }
            return any;
        }

        /** What is known of another place holds here. */
        private void take(Node other) {
            if (other.place != null) {
                value();
            }
            other.members.forEach((name, node) -> member(name).take(node));
            Node others = other.any;
            if (others != null) {
                element().take(others);
            }
        }

        /** The place of a value that stands here. */
        FilePlace value() {
            if (place == null) {
                place = new FilePlace(path.toString(), path, treatment());
            }
            return place;
        }

        /** The nearest rule, as the sanitizer of documents finds it: for the path, the key, what it stands in. */
        private Optional<Treatment> treatment() {
            for (int length = path.steps().size(); length >= 0; length--) {
                Optional<Treatment> rule =
                        policy.treatmentOfPath(new JsonPath(path.steps().subList(0, length)));
                if (rule.isEmpty() && length > 0 && path.steps().get(length - 1) instanceof JsonPath.Member member) {
                    rule = policy.treatmentOfKey(member.name());
                }
                if (rule.isPresent()) {
                    return rule;
                }
            }
            return Optional.empty();
        }

        private void collect(List<FilePlace> places) {
            if (place != null) {
                places.add(place);
            }
            members.values().forEach(member -> member.collect(places));
            if (any != null) {
                any.collect(places);
            }
        }
    }
}
