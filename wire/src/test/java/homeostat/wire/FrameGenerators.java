package homeostat.wire;

import homeostat.kernel.AlarmState;
import homeostat.kernel.Priority;
import homeostat.kernel.Quality;
import homeostat.kernel.Reason;
import homeostat.kernel.Regime;
import homeostat.kernel.Sheet;
import homeostat.seed.Generator;
import homeostat.seed.Generators;
import java.util.List;

/// Frames of every kind with every value their fields can hold.
final class FrameGenerators {
    private static final Generator<String> TEXTS = Generators.elements(List.of(
            "", "a", "glucose", "Blutzucker µg/dL", "糖", "<script>",
            "\u0000\n\"", "x".repeat(1000)));
    private static final Generator<String> BEDS =
            Generators.elements(List.of("bed-1", "b", "Bett 3", "床", "x".repeat(64)));
    private static final Generator<Integer> INDICES = Generators.ints(0, 65_535);
    private static final Generator<Double> NUMBERS =
            Generators.anyDoubles().map(value -> Double.isNaN(value) ? Double.NaN : value);

    private FrameGenerators() {}

    static Generator<Frame> frames() {
        return Generators.oneOf(hellos(), numerics(), waves(), packed(), alarms(), modes(),
                orders(), goodbyes(), acknowledgements(), pauses(), answers(), requests());
    }

    static Generator<Frame> hellos() {
        return choices -> {
            Schema schema = schemas().from(choices);
            Header header = headers().from(choices);
            Header hashed = new Header(header.bed(), header.sequence(), schema.hash(),
                    header.atNs(), header.atEpochMillis());
            double speed = Generators.doubles(0.001, 1e6).from(choices);
            return new Frame.Hello(hashed,
                    new Bed(header.bed(), TEXTS.from(choices), speed), schema);
        };
    }

    private static Generator<Header> headers() {
        return choices -> new Header(BEDS.from(choices), Generators.longs().from(choices),
                Generators.longs().from(choices), Generators.longs().from(choices),
                Generators.longs().from(choices));
    }

    private static Generator<Frame> numerics() {
        Generator<Frame.Numeric> numeric = choices -> new Frame.Numeric(INDICES.from(choices),
                NUMBERS.from(choices), Generators.enums(Quality.class).from(choices),
                Generators.longs().from(choices));
        return choices -> new Frame.Numerics(headers().from(choices),
                Generators.lists(numeric, 0, 20).from(choices));
    }

    private static Generator<Frame> waves() {
        return choices -> {
            List<Double> values = Generators.lists(NUMBERS, 0, 40).from(choices);
            float[] samples = new float[values.size()];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = values.get(i).floatValue();
            }
            return new Frame.Wave(headers().from(choices), INDICES.from(choices),
                    Generators.longs().from(choices),
                    Generators.longs(1, Long.MAX_VALUE).from(choices), samples);
        };
    }

    /// Samples on a grid, so that packing changes nothing, and now and then one that is off it.
    private static Generator<Frame> packed() {
        Generator<Frame.Piece> pieces = choices -> {
            double step = Math.scalb(1, Generators.ints(-30, 3).from(choices));
            int spread = 1 << Generators.ints(0, 23).from(choices);
            boolean holes = Generators.ints(0, 9).from(choices) == 0;
            float[] samples = new float[Generators.ints(0, 70).from(choices)];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = holes && i % 7 == 3 ? Float.NaN
                        : (float) (Generators.ints(-spread, spread).from(choices) * step);
            }
            return new Frame.Piece(INDICES.from(choices), Generators.longs().from(choices),
                    Generators.longs(1, Long.MAX_VALUE).from(choices), step, samples);
        };
        return choices -> new Frame.Waves(headers().from(choices),
                Generators.lists(pieces, 0, 4).from(choices));
    }

    private static Generator<Frame> alarms() {
        return choices -> new Frame.AlarmChange(headers().from(choices), new Frame.Standing(
                INDICES.from(choices), Generators.enums(Priority.class).from(choices),
                Generators.enums(AlarmState.class).from(choices),
                Generators.longs().from(choices), Generators.booleans().from(choices)));
    }

    private static Generator<Frame> modes() {
        return choices -> new Frame.ModeChange(headers().from(choices), INDICES.from(choices),
                Generators.ints(-32_768, 32_767).from(choices),
                Generators.enums(Regime.class).from(choices),
                Generators.longs().from(choices));
    }

    private static Generator<Frame> orders() {
        return choices -> new Frame.OrderMade(headers().from(choices), INDICES.from(choices),
                Generators.longs().from(choices), NUMBERS.from(choices),
                Generators.enums(Reason.class).from(choices));
    }

    private static Generator<Frame> goodbyes() {
        return choices -> new Frame.Goodbye(headers().from(choices), TEXTS.from(choices));
    }

    private static Generator<Frame> acknowledgements() {
        return choices -> new Frame.Acknowledge(headers().from(choices), INDICES.from(choices));
    }

    private static Generator<Frame> pauses() {
        return choices -> new Frame.PauseAudio(headers().from(choices),
                Generators.longs(0, Frame.PauseAudio.SPAN_MAX_NS).from(choices));
    }

    private static Generator<Frame> answers() {
        return choices -> new Frame.Answer(headers().from(choices),
                Generators.longs().from(choices), Generators.booleans().from(choices),
                Generators.lists(TEXTS, 0, 5).from(choices));
    }

    private static Generator<Frame> requests() {
        return choices -> new Frame.Request(headers().from(choices),
                Generators.longs().from(choices), Generators.longs().from(choices),
                Generators.longs().from(choices), Generators.enums(Ask.class).from(choices),
                Generators.longs().from(choices), Generators.lists(settings(), 0, 5)
                        .from(choices));
    }

    private static Generator<Frame.Setting> settings() {
        return choices -> new Frame.Setting(INDICES.from(choices), NUMBERS.from(choices));
    }

    private static Generator<Schema> schemas() {
        Generator<Schema.Scale> scales = choices -> new Schema.Scale(TEXTS.from(choices),
                TEXTS.from(choices), NUMBERS.from(choices), NUMBERS.from(choices));
        Generator<Schema.Port> ports = choices -> new Schema.Port(
                Generators.enums(Sheet.Kind.class).from(choices), INDICES.from(choices),
                TEXTS.from(choices), scales.from(choices), Generators.longs().from(choices),
                TEXTS.from(choices));
        Generator<Schema.Parameter> parameters = choices -> new Schema.Parameter(
                INDICES.from(choices), TEXTS.from(choices), scales.from(choices),
                NUMBERS.from(choices), TEXTS.from(choices));
        Generator<Sheet.AlarmRow> alarms = choices -> new Sheet.AlarmRow(INDICES.from(choices),
                TEXTS.from(choices), Generators.enums(Priority.class).from(choices),
                Generators.booleans().from(choices), Generators.longs().from(choices),
                TEXTS.from(choices));
        Generator<Sheet.ModeRow> modes = choices -> new Sheet.ModeRow(INDICES.from(choices),
                INDICES.from(choices), TEXTS.from(choices));
        Generator<Sheet.HazardRow> hazards = choices -> new Sheet.HazardRow(TEXTS.from(choices),
                TEXTS.from(choices), TEXTS.from(choices), TEXTS.from(choices));
        Generator<Sheet.LimitRow> limits = choices -> new Sheet.LimitRow(INDICES.from(choices),
                Generators.enums(Sheet.Side.class).from(choices), INDICES.from(choices),
                Generators.enums(Sheet.Keeper.class).from(choices));
        Generator<Sheet.Loop> loops = choices -> new Sheet.Loop(TEXTS.from(choices),
                TEXTS.from(choices), TEXTS.from(choices), TEXTS.from(choices),
                TEXTS.from(choices), TEXTS.from(choices));
        return choices -> new Schema(TEXTS.from(choices), TEXTS.from(choices),
                loops.from(choices), Generators.lists(ports, 0, 3).from(choices),
                Generators.lists(parameters, 0, 3).from(choices),
                Generators.lists(alarms, 0, 3).from(choices),
                Generators.lists(modes, 0, 3).from(choices),
                Generators.lists(hazards, 0, 3).from(choices),
                Generators.lists(limits, 0, 3).from(choices));
    }
}
