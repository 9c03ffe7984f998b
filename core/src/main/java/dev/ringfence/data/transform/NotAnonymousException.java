package dev.ringfence.data.transform;

import dev.ringfence.base.Guard;
import dev.ringfence.base.Refusal;
import dev.ringfence.base.RingfenceException;
import java.util.List;

/** Rows stand in classes that are too small to hide a person. */
public final class NotAnonymousException extends RingfenceException {
    private static final long serialVersionUID = 1L;

    NotAnonymousException(KAnonymity.Report report) {
        super(new Refusal(
                Guard.LIVE_DATA,
                "live-data.k-anonymity",
                "Data that is not " + report.k() + "-anonymous",
                "any",
                List.of(report.toString()),
                "generalize the columns that contribute most, or leave out the rows"));
    }
}
