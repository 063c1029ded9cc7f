package homeostat.wire;

import homeostat.kernel.AlarmState;
import homeostat.kernel.Priority;
import homeostat.kernel.Quality;
import homeostat.kernel.Reason;
import homeostat.kernel.Regime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// One message between a bed and the fleet. [FrameWriter] and [FrameReader] turn it into bytes and
/// back; the layout is drawn in the package's description.
public sealed interface Frame {

    /// Who, which, when.
    Header header();

    /// Says who is there and what its numbers mean. First on every connection, and after it the
    /// standing of every visible alarm and every mode, so that nothing depends on what was lost.
    record Hello(Header header, Bed bed, Schema schema) implements Frame {}

    /// The latest number of each output, about once a second.
    record Numerics(Header header, List<Numeric> values) implements Frame {

        /// Keeps a copy.
        public Numerics {
            values = List.copyOf(values);
        }
    }

    /// One output's number in the unit of its port; `ageNs` since its instant, in device time.
    record Numeric(int output, double value, Quality quality, long ageNs) {}

    /// Consecutive samples of one wave, evenly spaced; NaN where there was none.
    ///
    /// @param output index of the port among the device's outputs
    /// @param firstNs device time of the first sample
    /// @param intervalNs from one sample to the next
    /// @param samples in the unit of the port; not to be changed
    record Wave(Header header, int output, long firstNs, long intervalNs, float[] samples)
            implements Frame {

        /// The same as a second of waves with this one in it.
        public Waves together() {
            return new Waves(header,
                    List.of(new Piece(output, firstNs, intervalNs, 0, samples)));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Wave wave && header.equals(wave.header)
                    && output == wave.output && firstNs == wave.firstNs
                    && intervalNs == wave.intervalNs && Arrays.equals(samples, wave.samples);
        }

        @Override
        public int hashCode() {
            return Objects.hash(header, output, firstNs, intervalNs, Arrays.hashCode(samples));
        }

        @Override
        public String toString() {
            return "Wave[" + header + ", output=" + output + ", firstNs=" + firstNs
                    + ", intervalNs=" + intervalNs + ", samples=" + samples.length + "]";
        }
    }

    /// About a second of all waves of a bed, packed.
    record Waves(Header header, List<Piece> pieces) implements Frame {

        /// Keeps a copy.
        public Waves {
            pieces = List.copyOf(pieces);
        }

        /// The same as one frame for each piece, which a screen reads without unpacking.
        public List<Wave> apart() {
            return pieces.stream().map(piece -> new Wave(header, piece.output(),
                    piece.firstNs(), piece.intervalNs(), piece.samples())).toList();
        }
    }

    /// Consecutive samples of one wave within [Waves], evenly spaced; NaN where there was none.
    ///
    /// One that was read stays packed until somebody asks for its samples: a server keeps the waves
    /// of thousands of beds, and somebody looks at a few.
    final class Piece {
        private final int output;
        private final long firstNs;
        private final long intervalNs;
        private final double step;
        private final float[] samples;
        private final Packing.Packed packed;

        /// @param output index of the port among the device's outputs
        /// @param firstNs device time of the first sample
        /// @param intervalNs from one sample to the next
        /// @param step what samples are rounded to multiples of when they are written, in the unit
        ///     of the port; 0 leaves them as they are. A power of two keeps every multiple exact
        /// @param samples in the unit of the port; not to be changed
        public Piece(int output, long firstNs, long intervalNs, double step, float[] samples) {
            this.output = output;
            this.firstNs = firstNs;
            this.intervalNs = intervalNs;
            this.step = step;
            this.samples = samples;
            this.packed = null;
        }

        Piece(int output, long firstNs, long intervalNs, double step, Packing.Packed packed) {
            this.output = output;
            this.firstNs = firstNs;
            this.intervalNs = intervalNs;
            this.step = step;
            this.samples = null;
            this.packed = packed;
        }

        /// Index of the port among the device's outputs.
        public int output() {
            return output;
        }

        /// Device time of the first sample.
        public long firstNs() {
            return firstNs;
        }

        /// From one sample to the next.
        public long intervalNs() {
            return intervalNs;
        }

        /// What samples are multiples of; 0 when they are as they were.
        public double step() {
            return step;
        }

        /// The samples in the unit of the port; unpacked each time, and not to be changed.
        public float[] samples() {
            return packed == null ? samples : packed.samples(step);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Piece piece && output == piece.output
                    && firstNs == piece.firstNs && intervalNs == piece.intervalNs
                    && step == piece.step && Arrays.equals(samples(), piece.samples());
        }

        @Override
        public int hashCode() {
            return Objects.hash(output, firstNs, intervalNs, step, Arrays.hashCode(samples()));
        }

        @Override
        public String toString() {
            return "Piece[output=" + output + ", firstNs=" + firstNs + ", intervalNs="
                    + intervalNs + ", step=" + step + ", samples=" + samples().length + "]";
        }
    }

    /// An alarm stands otherwise than before: sent at once.
    record AlarmChange(Header header, Standing standing) implements Frame {}

    /// Where an alarm stands. The priority is repeated here so that an alarm can be shown even by
    /// a reader that missed the schema.
    record Standing(int alarm, Priority priority, AlarmState state, long onsetNs,
            boolean audible) {}

    /// A task is in another mode.
    ///
    /// @param code the mode's code, or [homeostat.kernel.ModeCell#TRAPPED]
    record ModeChange(Header header, int cell, int code, Regime regime, long sinceNs)
            implements Frame {}

    /// An order was published: what an actuator is told.
    ///
    /// @param order the order's own number on its port
    /// @param amount in the unit of the port
    record OrderMade(Header header, int port, long order, double amount, Reason reason)
            implements Frame {}

    /// The bed leaves on purpose: from now on it is ended, not silent.
    record Goodbye(Header header, String reason) implements Frame {}

    /// What a device answered to a [Request]: done with what it found, or refused and why.
    record Answer(Header header, long number, boolean done, List<String> lines)
            implements Frame {

        /// Keeps a copy.
        public Answer {
            lines = List.copyOf(lines);
        }
    }

    /// What the fleet asks of a bed. The device answers a [Request] by an [Answer], and the others
    /// by how its alarms stand afterwards.
    sealed interface Command extends Frame {}

    /// A person answers an alarm.
    record Acknowledge(Header header, int alarm) implements Command {}

    /// A person silences the bed's alarms for a while, at most [PauseAudio#SPAN_MAX_NS].
    record PauseAudio(Header header, long spanNs) implements Command {

        /// The longest pause: ten minutes. A pause always ends by itself.
        public static final long SPAN_MAX_NS = 600_000_000_000L;
    }

    /// Something that is done once, in time, or not at all.
    ///
    /// @param number tells it from every other, also from those of an earlier server
    /// @param asOfNs the newest instant of the device's clock that the fleet knew of
    /// @param untilNs the last instant of the device's clock at which it may be carried out
    /// @param prescription the hash of the prescription that settings are meant to change
    /// @param settings none unless settings are asked for
    record Request(Header header, long number, long asOfNs, long untilNs, Ask ask,
            long prescription, List<Setting> settings) implements Command {

        /// Keeps a copy.
        public Request {
            settings = List.copyOf(settings);
        }
    }

    /// A parameter's new value in the unit of its schema.
    record Setting(int parameter, double value) {}
}
