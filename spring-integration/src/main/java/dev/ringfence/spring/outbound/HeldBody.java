package dev.ringfence.spring.outbound;

import java.io.ByteArrayOutputStream;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.util.context.Context;

/**
 * A body that was held to be looked at: all of it, or where it is longer than may be held, its beginning, and the rest
 * not yet asked for. Nothing is lost either way. Used once.
 */
final class HeldBody {
    private final Reader reader;
    private final boolean whole;
    private byte[] bytes;

    private HeldBody(Reader reader, byte[] bytes, boolean whole) {
        this.reader = reader;
        this.bytes = bytes;
        this.whole = whole;
    }

    /** Reads a body to its end or until more than so many bytes are held. An empty one is held too. */
    static Mono<HeldBody> of(Publisher<? extends DataBuffer> body, int most) {
        return Mono.create(sink -> {
            Reader reader = new Reader(sink, most);
            sink.onCancel(reader);
            body.subscribe(reader);
        });
    }

    /** True if nothing follows. */
    boolean isWhole() {
        return whole;
    }

    /** How many bytes are held. */
    int length() {
        return bytes.length;
    }

    /** What a whole body becomes. */
    Flux<DataBuffer> changed(UnaryOperator<byte[]> look, DataBufferFactory buffers) {
        bytes = look.apply(bytes);
        return bytes.length == 0 ? Flux.empty() : Flux.just(buffers.wrap(bytes));
    }

    /** The body as it came, unless this is refused; then the rest is never asked for. */
    Flux<DataBuffer> asItIs(Runnable orRefuse, DataBufferFactory buffers) {
        try {
            orRefuse.run();
        } catch (RuntimeException refused) {
            reader.cancel();
            throw refused;
        }
        return Flux.concat(Flux.just(buffers.wrap(bytes)), Flux.create(reader::handTo));
    }

    /** Asks for one part at a time until it hands over, then for as many as are asked of it. */
    private static final class Reader extends BaseSubscriber<DataBuffer> {
        private final MonoSink<HeldBody> holder;
        private final int most;
        private final ByteArrayOutputStream held = new ByteArrayOutputStream();
        private boolean full;
        private boolean ended;
        private @Nullable Throwable failure;
        private volatile @Nullable FluxSink<DataBuffer> rest;

        Reader(MonoSink<HeldBody> holder, int most) {
            this.holder = holder;
            this.most = most;
        }

        @Override
        public Context currentContext() {
            return Context.of(holder.contextView());
        }

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            request(1);
        }

        @Override
        protected void hookOnNext(DataBuffer part) {
            FluxSink<DataBuffer> to = rest;
            if (to != null) {
                to.next(part);
                return;
            }
            byte[] copy = new byte[part.readableByteCount()];
            part.read(copy);
            DataBufferUtils.release(part);
            held.writeBytes(copy);
            if (held.size() > most) {
                full = true;
                holder.success(new HeldBody(this, held.toByteArray(), false));
            } else {
                request(1);
            }
        }

        @Override
        protected void hookOnComplete() {
            if (full) {
                end(null);
            } else {
                holder.success(new HeldBody(this, held.toByteArray(), true));
            }
        }

        @Override
        protected void hookOnError(Throwable failed) {
            if (full) {
                end(failed);
            } else {
                holder.error(failed);
            }
        }

        /** An end may come before anybody asks for the rest. */
        private synchronized void end(@Nullable Throwable failed) {
            ended = true;
            failure = failed;
            if (rest != null) {
                finish(rest);
            }
        }

        private synchronized void handTo(FluxSink<DataBuffer> to) {
            rest = to;
            if (ended) {
                finish(to);
            } else {
                to.onCancel(this);
                to.onRequest(this::request);
            }
        }

        private void finish(FluxSink<DataBuffer> to) {
            if (failure == null) {
                to.complete();
            } else {
                to.error(failure);
            }
        }
    }
}
