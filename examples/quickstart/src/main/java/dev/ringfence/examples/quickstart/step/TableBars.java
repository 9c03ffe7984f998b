package dev.ringfence.examples.quickstart.step;

import dev.ringfence.examples.quickstart.Terminal;
import dev.ringfence.examples.story.Transcript;
import dev.ringfence.refresh.base.RefreshProgress;
import dev.ringfence.refresh.base.TableName;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** One bar for each table: it moves on a terminal, and stands as a single finished line in a file or a pipe. */
final class TableBars implements RefreshProgress.Listener, AutoCloseable {
    private static final int WIDTH = 90;
    private static final String INDENT = "   ";

    private final Transcript transcript;
    private final boolean moving = Terminal.isInteractive();
    private final AtomicReference<String> standing = new AtomicReference<>("");
    private @Nullable TableName table;
    private @Nullable ProgressBar bar;

    TableBars(Transcript transcript) {
        this.transcript = transcript;
    }

    @Override
    public void progressed(RefreshProgress progress) {
        if (!progress.table().equals(table)) {
            close();
            table = progress.table();
            bar = open(progress);
        }
        if (bar != null) {
            bar.stepTo(progress.rows());
        }
    }

    private ProgressBar open(RefreshProgress progress) {
        return new ProgressBarBuilder()
                .setTaskName(
                        String.format("%s%-10s", INDENT, progress.table().name().toLowerCase(Locale.ROOT)))
                .setInitialMax(progress.totalRows())
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(100)
                .hideEta()
                .setConsumer(consumer())
                .build();
    }

    private ProgressBarConsumer consumer() {
        return moving
                ? new ConsoleProgressBarConsumer(transcript.stream(), WIDTH)
                : new DelegatingProgressBarConsumer(standing::set, WIDTH);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
            if (!moving) {
                transcript.say(Objects.requireNonNull(standing.get()).strip());
            }
        }
    }
}
