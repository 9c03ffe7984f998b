package dev.ringfence.data.json;

import dev.ringfence.data.json.JsonSyntaxException.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Feeds a stream to a walker, a chunk at a time. A token that does not end within its chunk is shown again with more
 * behind it, in an array twice as long, so that the work stays linear; a string beyond the limit is not kept but passed
 * on or dropped piece by piece. Not safe for use by many threads.
 */
final class JsonStream {
    private final JsonPass pass;
    private final JsonWalker walker;
    private final Edits edits;
    private final int chunk;
    private final int mostHeld;
    private byte[] input = new byte[0];
    /** How many bytes of the array are input that is not done with. */
    private int held;
    /** How many bytes came before them. */
    private long passed;

    JsonStream(JsonPass pass, JsonWalker walker, Edits edits, JsonOptions options) {
        this.pass = pass;
        this.walker = walker;
        this.edits = edits;
        this.chunk = options.chunkLength();
        this.mostHeld = (int) Math.min((long) options.maxTokenLength() + chunk, Integer.MAX_VALUE - 8);
    }

    void run(InputStream in, OutputStream out) throws IOException {
        if (input.length < chunk) {
            input = new byte[chunk];
        }
        held = 0;
        passed = 0;
        try {
            boolean last = false;
            while (!last) {
                last = fill(in);
                edits.clear();
                int done = walker.walk(input, 0, held, last);
                pass.write(input, 0, done, out);
                drop(done);
                if (held == input.length) {
                    makeRoom(in, out);
                }
            }
        } catch (JsonSyntaxException e) {
            throw passed == 0 ? e : new JsonSyntaxException(e.problem(), passed + e.offset());
        }
    }

    /** True if the input ends with what is now held. */
    private boolean fill(InputStream in) throws IOException {
        held += in.readNBytes(input, held, input.length - held);
        return held < input.length;
    }

    private void drop(int count) {
        held -= count;
        passed += count;
        System.arraycopy(input, count, input, 0, held);
    }

    private void makeRoom(InputStream in, OutputStream out) throws IOException {
        if (input.length < mostHeld) {
            input = Arrays.copyOf(input, (int) Math.min(2L * input.length, mostHeld));
        } else if (input[0] == '"' && walker.awaitsValue()) {
            passLongString(in, out);
        } else {
            throw new JsonSyntaxException(Problem.TOO_LONG, 0);
        }
    }

    private void passLongString(InputStream in, OutputStream out) throws IOException {
        byte[] replacement = pass.redacted(walker.awaitedRule());
        out.write(replacement);
        boolean replaced = replacement.length > 0;
        boolean last = false;
        for (int from = 1; ; from = 0) {
            int end = Tokens.endOfWhole(input, from, held);
            boolean ended = end < held && input[end] == '"';
            if (!ended && last) {
                throw new JsonSyntaxException(Problem.UNEXPECTED_END, held);
            }
            int done = ended ? end + 1 : end;
            if (!replaced) {
                out.write(input, 0, done);
            }
            drop(done);
            if (ended) {
                walker.passValue();
                return;
            }
            last = fill(in);
        }
    }

    /** Gives back what a long token took. */
    void rest() {
        if (input.length > chunk) {
            input = new byte[0];
        }
    }
}
