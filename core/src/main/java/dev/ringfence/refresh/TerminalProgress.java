package dev.ringfence.refresh;

import dev.ringfence.refresh.base.RefreshProgress;
import dev.ringfence.refresh.base.TableName;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Prints a line when a table is done, and about once a second how far all is; no line is drawn over another. */
final class TerminalProgress implements RefreshProgress.Listener {
    private static final long EVERY_NANOS = 1_000_000_000L;
    private static final double MIB = 1 << 20;

    private final PrintStream out;
    private final LongSupplier ticker;
    private long next;
    private @Nullable TableName done;

    TerminalProgress(PrintStream out, LongSupplier ticker) {
        this.out = out;
        this.ticker = ticker;
        this.next = ticker.getAsLong() + EVERY_NANOS;
    }

    @Override
    public void progressed(RefreshProgress progress) {
        boolean table = progress.rows() >= progress.totalRows() && progress.rows() > 0;
        if (table && !progress.table().equals(done)) {
            done = progress.table();
            out.printf(Locale.ROOT, "%-40s %,12d rows%n", progress.table(), progress.rows());
        }
        if (ticker.getAsLong() >= next) {
            next = ticker.getAsLong() + EVERY_NANOS;
            out.println(all(progress));
        }
    }

    private static String all(RefreshProgress progress) {
        long percent = progress.allTotalRows() == 0 ? 100 : 100 * progress.allRows() / progress.allTotalRows();
        String bytes = progress.bytes() == 0 ? "" : String.format(Locale.ROOT, ", %,.1f MiB", progress.bytes() / MIB);
        String left = progress.remaining().map(TerminalProgress::left).orElse("");
        return String.format(
                        Locale.ROOT, "%3d %%  %,d of %,d rows", percent, progress.allRows(), progress.allTotalRows())
                + bytes
                + left;
    }

    private static String left(Duration remaining) {
        return String.format(Locale.ROOT, ", about %d:%02d left", remaining.toMinutes(), remaining.toSecondsPart());
    }
}
