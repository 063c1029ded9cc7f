package homeostat.bedside;

import homeostat.kernel.Span;
import homeostat.wire.Bed;
import homeostat.wire.Frame;
import homeostat.wire.FrameReader;
import homeostat.wire.LineAnswer;
import homeostat.wire.LineCodec;
import homeostat.wire.LineRequest;
import homeostat.wire.MessageScanner;
import homeostat.wire.WireException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A serial line to a device that runs elsewhere: requests down, answers and frames up.
///
/// Either direction may lose bytes, change them and bring others. A request is sent again until it
/// is answered; the device does it once. Frames that were lost are not sent again: their numbers
/// tell how many there were, and [#greet] says again how everything stands, as after a cut of the
/// link to the fleet.
///
/// For one thread, but [#close].
public final class DeviceLine implements AutoCloseable {
    /// A busy emulator may not run for seconds; a lost request should not cost that much.
    private static final long PATIENCE_NS = Span.milliseconds(50);
    private static final long PATIENCE_NS_MAX = Span.seconds(2);
    private static final int TRIES_MAX = 20;
    private static final int CHUNK_BYTES = 4_096;

    private final InputStream received;
    private final OutputStream sent;
    private final Consumer<byte[]> uplink;
    private final MessageScanner scanner = new MessageScanner();
    private final BlockingQueue<byte[]> chunks = new LinkedBlockingQueue<>();
    private final Thread ear;
    private int number;
    private long frames;
    private long frameNewest;
    private long framesLost;
    private long repeated;

    /// A line; every frame that comes over it is given to `uplink`, as it is.
    public DeviceLine(InputStream received, OutputStream sent, Consumer<byte[]> uplink) {
        this.received = received;
        this.sent = sent;
        this.uplink = uplink;
        this.ear = Thread.ofVirtual().name("line").start(this::listen);
    }

    /// Makes calls on the device, in order; a word for each that gives one.
    ///
    /// @param epochMillis the wall's time, for the frames that come of it
    /// @throws BedsideException when the device does not answer, has started anew or refuses
    public long[] call(List<LineRequest.Call> calls, long epochMillis) {
        long[] results = new long[0];
        List<LineRequest.Call> part = new ArrayList<>();
        int bytes = 0;
        for (LineRequest.Call call : calls) {
            if (!LineCodec.fits(part.size() + 1, bytes + LineCodec.bytes(call))) {
                results = joined(results, ask(new LineRequest.Calls(part), epochMillis));
                part.clear();
                bytes = 0;
            }
            part.add(call);
            bytes += LineCodec.bytes(call);
        }
        return part.isEmpty() ? results
                : joined(results, ask(new LineRequest.Calls(part), epochMillis));
    }

    /// Tells the device its bed, and has it say who it is and how everything stands.
    public void greet(Bed bed, long epochMillis) {
        ask(new LineRequest.Greet(bed), epochMillis);
    }

    /// Hands on what the fleet asks; whether the device does it.
    public boolean obey(Frame.Command command, long epochMillis) {
        return ask(new LineRequest.Obey(command), epochMillis)[0] == 1;
    }

    /// How many of the device's frames were lost on the line.
    public long framesLost() {
        return framesLost;
    }

    /// How often something had to be asked again.
    public long repeated() {
        return repeated;
    }

    /// How many bytes came that belonged to no message.
    public long noise() {
        return scanner.noise();
    }

    @Override
    public void close() {
        ear.interrupt();
        try {
            sent.close();
            received.close();
        } catch (IOException broken) {
            return;
        }
    }

    private static long[] joined(long[] first, long[] second) {
        long[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private void listen() {
        byte[] chunk = new byte[CHUNK_BYTES];
        try {
            for (int count = received.read(chunk); count >= 0; count = received.read(chunk)) {
                chunks.add(Arrays.copyOf(chunk, count));
            }
        } catch (IOException ended) {
            chunks.add(new byte[0]);
        }
    }

    private long[] ask(LineRequest request, long epochMillis) {
        number++;
        byte[] bytes = LineCodec.bytes(request, number, epochMillis);
        long patienceNs = PATIENCE_NS;
        for (int tried = 0; tried < TRIES_MAX; tried++) {
            repeated += tried > 0 ? 1 : 0;
            send(bytes);
            LineAnswer answer = answer(patienceNs);
            patienceNs = Math.min(2 * patienceNs, PATIENCE_NS_MAX);
            if (answer != null) {
                return judged(answer);
            }
        }
        throw new BedsideException("the device does not answer: request=" + number + " tries="
                + TRIES_MAX + ", expected an answer within half a minute");
    }

    private long[] judged(LineAnswer answer) {
        framesLost += answer.frames() - frames;
        frames = answer.frames();
        return switch (answer.verdict()) {
            case DONE -> answer.results();
            case OUT_OF_TURN -> throw new BedsideException("the device has started anew: request="
                    + number + " done=" + answer.number() + ", expected " + (number - 1));
            case MALFORMED -> throw new BedsideException("the device refuses a request: request="
                    + number + ", expected calls that it has");
        };
    }

    private void send(byte[] bytes) {
        try {
            sent.write(bytes);
            sent.flush();
        } catch (IOException e) {
            throw new BedsideException("the line to a device is cut: request=" + number
                    + ", expected it to be open", e);
        }
    }

    /// The answer to the present request; frames that come meanwhile go up. Null after a while.
    private LineAnswer answer(long patienceNs) {
        long untilNs = System.nanoTime() + patienceNs;
        while (true) {
            byte[] message = scanner.next();
            if (message == null) {
                byte[] chunk = chunk(untilNs - System.nanoTime());
                if (chunk != null) {
                    scanner.take(chunk, chunk.length);
                } else if (!scanner.giveUp()) {
                    return null;
                }
            } else if (!LineCodec.isAnswer(message)) {
                take(message);
            } else {
                LineAnswer answer = LineCodec.answer(message);
                if (answer.number() == number
                        || answer.verdict() == LineAnswer.Verdict.OUT_OF_TURN) {
                    return answer;
                }
            }
        }
    }

    private void take(byte[] frame) {
        try {
            long sequence = FrameReader.read(frame).header().sequence();
            frames += sequence > frameNewest ? 1 : 0;
            frameNewest = Math.max(frameNewest, sequence);
            uplink.accept(frame);
        } catch (WireException rubbish) {
            framesLost++;
        }
    }

    private byte[] chunk(long waitNs) {
        try {
            return chunks.poll(Math.max(0, waitNs), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BedsideException("interrupted: request=" + number
                    + ", expected time for an answer");
        }
    }
}
