package dev.ringfence.data.detect;

import dev.ringfence.data.Finding;
import java.util.ArrayList;
import java.util.List;

/** Merges the findings of two detectors; where they overlap, those of the first stay. */
record EitherDetector(Detector first, Detector second) implements Detector {
    @Override
    public List<Finding> find(CharSequence text) {
        List<Finding> firm = first.find(text);
        List<Finding> more = second.find(text);
        if (more.isEmpty()) {
            return firm;
        }
        if (firm.isEmpty()) {
            return more;
        }
        List<Finding> merged = new ArrayList<>(firm.size() + more.size());
        int next = 0;
        for (Finding finding : more) {
            while (next < firm.size() && firm.get(next).end() <= finding.start()) {
                merged.add(firm.get(next++));
            }
            if (next == firm.size() || finding.end() <= firm.get(next).start()) {
                merged.add(finding);
            }
        }
        merged.addAll(firm.subList(next, firm.size()));
        return List.copyOf(merged);
    }
}
