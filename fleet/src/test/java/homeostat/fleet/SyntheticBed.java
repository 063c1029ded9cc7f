package homeostat.fleet;

import homeostat.kernel.AlarmState;
import homeostat.kernel.Priority;
import homeostat.kernel.Quality;
import homeostat.kernel.Reason;
import homeostat.kernel.Regime;
import homeostat.kernel.Sheet;
import homeostat.wire.Bed;
import homeostat.wire.Frame;
import homeostat.wire.FrameWriter;
import homeostat.wire.Header;
import homeostat.wire.Schema;
import java.util.ArrayList;
import java.util.List;

/// A bed that exists only as frames: what the fleet's tests and the demonstration listen to.
///
/// Its time is what the caller says it is; nothing here reads a clock.
final class SyntheticBed {
    static final int ECG = 0;
    private static final double ECG_HERTZ = 360;

    private final Bed bed;
    private final Schema schema;
    private final long hash;
    private long sequence;
    private long atNs;
    private long epochMillis;

    SyntheticBed(Bed bed, Schema schema) {
        this.bed = bed;
        this.schema = schema;
        this.hash = schema.hash();
    }

    static SyntheticBed monitor(String name, String patient) {
        return new SyntheticBed(Bed.of(name, patient), monitorSchema());
    }

    /// A bed with so many waves.
    static SyntheticBed channels(String name, int count) {
        List<Schema.Port> ports = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ports.add(port(Sheet.Kind.WAVE, i, "lead " + (i + 1), "mV", -5, 5));
        }
        Schema one = monitorSchema();
        return new SyntheticBed(Bed.of(name, "somebody"), new Schema("channels", "Recorder",
                one.loop(), ports, List.of(), List.of(), List.of(), List.of()));
    }

    static SyntheticBed pancreas(String name, String patient, double speed) {
        return new SyntheticBed(new Bed(name, patient, speed), pancreasSchema());
    }

    static Schema monitorSchema() {
        return new Schema("monitor", "ECG monitor",
                new Sheet.Loop("cardiac rhythm", "none", "none", "electrocardiogram", "none",
                        "shows that it has no signal"),
                List.of(port(Sheet.Kind.INPUT, 0, "lead II", "mV", -5, 5),
                        port(Sheet.Kind.WAVE, 0, "ECG", "mV", -5, 5),
                        port(Sheet.Kind.OUTPUT, 1, "heart rate", "1/min", 0, 300),
                        port(Sheet.Kind.OUTPUT, 2, "RR interval", "ms", 0, 3000),
                        port(Sheet.Kind.OUTPUT, 3, "signal quality", "%", 0, 100)),
                List.of(parameter(0, "tachycardia above", "1/min", 60, 250, 140),
                        parameter(1, "bradycardia below", "1/min", 20, 80, 45)),
                List.of(new Sheet.AlarmRow(0, "asystole", Priority.HIGH, true, 0,
                                "No beat for 4 seconds."),
                        new Sheet.AlarmRow(1, "tachycardia", Priority.MEDIUM, false,
                                3_000_000_000L, "The heart rate is above its limit."),
                        new Sheet.AlarmRow(2, "poor signal", Priority.LOW, false,
                                5_000_000_000L, "Look at the electrodes.")),
                List.of(new Sheet.ModeRow(0, 0, "Learning"), new Sheet.ModeRow(0, 1, "Watching"),
                        new Sheet.ModeRow(0, 2, "No signal")),
                List.of(new Sheet.HazardRow("M-1", "A pause is taken for a lost electrode.",
                        "Asystole goes unanswered.", "Both raise an alarm; neither hides one.")),
                List.of(new Sheet.LimitRow(1, Sheet.Side.ABOVE, 0, Sheet.Keeper.WARD)));
    }

    static Schema pancreasSchema() {
        return new Schema("pancreas", "Artificial pancreas",
                new Sheet.Loop("plasma glucose", "subcutaneous glucose", "110 mg/dL",
                        "subcutaneous glucose", "insulin rate",
                        "the clinic's basal profile, suspended when low"),
                List.of(port(Sheet.Kind.INPUT, 0, "sensor glucose", "mg/dL", 10, 600),
                        port(Sheet.Kind.INBOX, 0, "meal", "g", 0, 200),
                        port(Sheet.Kind.OUTPUT, 0, "glucose", "mg/dL", 40, 400),
                        port(Sheet.Kind.OUTPUT, 1, "insulin on board", "U", 0, 20),
                        port(Sheet.Kind.OUTPUT, 2, "predicted glucose", "mg/dL", 40, 400),
                        port(Sheet.Kind.ORDERS, 0, "insulin rate", "U/h", 0, 10)),
                List.of(parameter(0, "basal", "U/h", 0, 5, 1.25),
                        parameter(1, "carbohydrate ratio", "g/U", 2, 60, 11),
                        parameter(2, "insulin sensitivity", "mg/dL/U", 5, 200, 42),
                        parameter(3, "target", "mg/dL", 90, 160, 110)),
                List.of(new Sheet.AlarmRow(0, "low glucose", Priority.HIGH, true, 0,
                                "Glucose is below 54 mg/dL. Give carbohydrate."),
                        new Sheet.AlarmRow(1, "loop open", Priority.MEDIUM, true, 0,
                                "Control is lost; the basal profile runs."),
                        new Sheet.AlarmRow(2, "high glucose", Priority.LOW, false,
                                1_800_000_000_000L, "Glucose stays above 250 mg/dL.")),
                List.of(new Sheet.ModeRow(0, 0, "Starting"), new Sheet.ModeRow(0, 1, "Holding"),
                        new Sheet.ModeRow(0, 2, "Suspended"), new Sheet.ModeRow(0, 3, "Basal")),
                List.of(new Sheet.HazardRow("P-1", "Insulin is given on a reading that is old.",
                                "Severe hypoglycaemia.",
                                "No dose on data older than its limit; the fallback acts."),
                        new Sheet.HazardRow("P-2", "A dose is repeated after a lost answer.",
                                "Severe hypoglycaemia.",
                                "An unknown outcome counts as delivered until proven otherwise.")));
    }

    private static Schema.Port port(
            Sheet.Kind kind, int index, String name, String unit, double... range) {
        return new Schema.Port(kind, index, name, scale(unit, range), 720_000_000_000L,
                "made up for a test");
    }

    private static Schema.Parameter parameter(
            int index, String name, String unit, double... rangeAndValue) {
        return new Schema.Parameter(index, name, scale(unit, rangeAndValue), rangeAndValue[2],
                "made up for a test");
    }

    private static Schema.Scale scale(String unit, double[] range) {
        return new Schema.Scale(unit, unit, range[0], range[1]);
    }

    /// Sets the device's clock and the wall's.
    SyntheticBed at(double seconds, long epochMillis) {
        this.atNs = (long) (seconds * 1e9);
        this.epochMillis = epochMillis;
        return this;
    }

    Bed bed() {
        return bed;
    }

    Schema schema() {
        return schema;
    }

    byte[] hello() {
        return FrameWriter.bytes(new Frame.Hello(header(), bed, schema));
    }

    /// Numbers of the outputs from `first` on; NaN is sent as missing.
    byte[] numerics(int first, double... values) {
        List<Frame.Numeric> numerics = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            Quality quality = Double.isNaN(values[i]) ? Quality.MISSING : Quality.GOOD;
            numerics.add(new Frame.Numeric(first + i, values[i], quality, 40_000_000));
        }
        return FrameWriter.bytes(new Frame.Numerics(header(), numerics));
    }

    byte[] alarm(int alarm, Priority priority, AlarmState state, boolean audible) {
        return FrameWriter.bytes(new Frame.AlarmChange(header(),
                new Frame.Standing(alarm, priority, state, atNs, audible)));
    }

    byte[] mode(int code, Regime regime) {
        return FrameWriter.bytes(new Frame.ModeChange(header(), 0, code, regime, atNs));
    }

    byte[] order(double amount, Reason reason) {
        return FrameWriter.bytes(new Frame.OrderMade(header(), 0, sequence, amount, reason));
    }

    byte[] goodbye() {
        return FrameWriter.bytes(new Frame.Goodbye(header(), "the demonstration is over"));
    }

    /// The electrocardiogram between two instants of device time.
    byte[] ecg(double fromSeconds, double toSeconds, double beatsPerMinute) {
        return lead(ECG, fromSeconds, toSeconds, beatsPerMinute);
    }

    /// The same on another channel.
    byte[] lead(int channel, double fromSeconds, double toSeconds, double beatsPerMinute) {
        long first = (long) Math.ceil(fromSeconds * ECG_HERTZ);
        int count = (int) ((long) Math.ceil(toSeconds * ECG_HERTZ) - first);
        float[] samples = new float[count];
        for (int i = 0; i < count; i++) {
            samples[i] = (float) electrocardiogram((first + i) / ECG_HERTZ, beatsPerMinute);
        }
        return wave(channel, first, samples);
    }

    byte[] wave(long firstSample, float[] samples) {
        return wave(ECG, firstSample, samples);
    }

    private byte[] wave(int channel, long firstSample, float[] samples) {
        return FrameWriter.bytes(new Frame.Wave(header(), channel,
                (long) (firstSample * 1e9 / ECG_HERTZ), (long) (1e9 / ECG_HERTZ), samples));
    }

    private Header header() {
        sequence = sequence + 1;
        return new Header(bed.name(), sequence, hash, atNs, epochMillis);
    }

    /// Five bumps a beat, in millivolts. Source of the shape: McSharry et al., "A dynamical model
    /// for generating synthetic electrocardiogram signals", IEEE TBME 50 (2003); times and heights
    /// chosen by eye.
    private static double electrocardiogram(double seconds, double beatsPerMinute) {
        double period = 60 / beatsPerMinute;
        double wander = 0.05 * Math.sin(2 * Math.PI * seconds / 3.7);
        double beat = seconds - Math.floor(seconds / period) * period - 0.3;
        return wander + bump(beat, -0.17, 0.14, 0.025) + bump(beat, -0.028, -0.13, 0.009)
                + bump(beat, 0, 1.25, 0.0105) + bump(beat, 0.03, -0.28, 0.011)
                + bump(beat, 0.26, 0.3, 0.045)
                + 0.008 * Math.sin(seconds * 7919) * Math.sin(seconds * 104_729);
    }

    private static double bump(double at, double centre, double height, double width) {
        double distance = (at - centre) / width;
        return height * Math.exp(-0.5 * distance * distance);
    }
}
