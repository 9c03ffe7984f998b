package dev.ringfence.data.transform;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.KeyedBlocks;
import dev.ringfence.data.KeyedFunction;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.Treatment;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.fpe.FPEFF1Engine;
import org.bouncycastle.crypto.params.FPEParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Sixteen digits: a column of texts at a time, one by one, and beside BouncyCastle and HmacSHA256; ns per value. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("missing-explicit-ctor") // JMH needs a public class with a default constructor
public class Ff1Benchmark {
    private static final int ROWS = LongRounds.BATCH;
    private static final int DIGITS = 16;

    private final String[] texts = new String[ROWS];
    private final @Nullable Object[] column = new Object[ROWS];
    private final long[] left = new long[ROWS];
    private final long[] right = new long[ROWS];
    private int next;

    private Transformation encrypting = Transformation.of(new Treatment.Keep(), PseudonymKey.ephemeral(), 1);
    private Transformation made = encrypting;
    private LongRounds rounds = rounds(new byte[32]);
    private KeyedFunction keyed = PseudonymKey.ephemeral().functionFor(InfoType.EMAIL_ADDRESS);
    private final FPEFF1Engine engine = new FPEFF1Engine();
    private byte[][] numerals = new byte[ROWS][];
    private final byte[] out = new byte[DIGITS];
    private Mac mac = mac();

    private static LongRounds rounds(byte[] key) {
        return (LongRounds) Ff1.of(KeyedBlocks.of(key), 10).rounds(DIGITS);
    }

    private static Mac mac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(new byte[32], "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("'HmacSHA256' must be available", e);
        }
    }

    @Setup
    public void fill() {
        Random random = new Random(1);
        for (int i = 0; i < ROWS; i++) {
            left[i] = random.nextInt(100_000_000);
            right[i] = random.nextInt(100_000_000);
            texts[i] = String.format("%08d%08d", left[i], right[i]);
            numerals[i] = texts[i].getBytes(StandardCharsets.US_ASCII);
            for (int j = 0; j < DIGITS; j++) {
                numerals[i][j] = (byte) (numerals[i][j] - '0');
            }
        }
        PseudonymKey key = PseudonymKey.ephemeral();
        encrypting = Transformation.of(new Treatment.Encrypt(), key, 100);
        made = Transformation.of(new Treatment.Pseudonymize(InfoType.PAYMENT_CARD_NUMBER), key, 100);
        engine.init(true, new FPEParameters(new KeyParameter(new byte[32]), 10, new byte[0]));
    }

    /** The rounds over numbers. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long[] ff1_rounds_batched() {
        rounds.encrypt(left, right, ROWS);
        return left;
    }

    /** From texts to texts. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public @Nullable Object[] ff1_texts_batched() {
        System.arraycopy(texts, 0, column, 0, ROWS);
        encrypting.applyAll(column, ROWS);
        return column;
    }

    /** From text to text. */
    @Benchmark
    public @Nullable Object ff1_text_single() {
        return encrypting.apply(texts[next++ & ROWS - 1]);
    }

    /** A made card number, for comparison. */
    @Benchmark
    public @Nullable Object made_card_single() {
        return made.apply(texts[next++ & ROWS - 1]);
    }

    /** 256 keyed bits. */
    @Benchmark
    public long keyedFunction_draw() {
        return keyed.draw(texts[next++ & ROWS - 1]).next();
    }

    /** The peer: BouncyCastle's FF1 over numerals. */
    @Benchmark
    public int bouncyCastle_ff1() {
        byte[] in = numerals[next++ & ROWS - 1];
        return engine.processBlock(in, 0, DIGITS, out, 0);
    }

    /** The peer: the platform's HMAC. */
    @Benchmark
    public byte[] jce_hmacSha256() {
        return mac.doFinal(texts[next++ & ROWS - 1].getBytes(StandardCharsets.US_ASCII));
    }
}
