package homeostat.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import homeostat.record.Checkup;
import homeostat.record.Excerpt;
import homeostat.record.Outline;
import homeostat.record.Plot;
import homeostat.record.Recording;
import homeostat.record.Recordings;
import homeostat.record.Signal;
import homeostat.record.Timeline;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `homeostat record`: recordings of any format, looked at, checked, cut, converted and drawn.
@Command(description = "Recordings in WFDB, EDF(+), BDF(+), CSV, NumPy and CGM exports.",
        mixinStandardHelpOptions = true, subcommands = {RecordCommand.Tell.class,
            RecordCommand.Convert.class, RecordCommand.Cut.class, RecordCommand.Check.class,
            RecordCommand.Draw.class})
final class RecordCommand extends Group {
    private static final int FAULTY = 1;
    private static final double SECOND_NS = 1e9;
    private static final int SHOWN_MAX = 20;

    /// Which recording.
    static final class Source {
        @Parameters(index = "0", paramLabel = "FILE",
                description = "a header NAME.hea, an EDF, BDF, CSV or NumPy file")
        private Path file;

        @Option(names = "--person", paramLabel = "NAME",
                description = "whose readings, in a log of several persons")
        private String person;

        Recording open() {
            return Recordings.open(file, person);
        }
    }

    /// Which time of it.
    static final class Range {
        @Option(names = "--from", paramLabel = "SECONDS", defaultValue = "0",
                description = "where to begin (default: ${DEFAULT-VALUE})")
        private double from;

        @Option(names = "--to", paramLabel = "SECONDS", defaultValue = "Infinity",
                description = "where to end (default: with the recording)")
        private double to;

        long[] ns() {
            if (!(from >= 0 && to > from)) {
                throw new AppException("impossible range: from=" + from + " to=" + to
                        + ", expected seconds, the second later than the first");
            }
            return new long[] {Math.round(from * SECOND_NS), to > 1e9 ? Long.MAX_VALUE
                    : Math.round(to * SECOND_NS)};
        }
    }

    private static void tellLosses(List<String> losses) {
        losses.forEach(loss -> System.err.println("not carried: " + loss));
    }

    private static Path file(Path path) {
        Target.of(path.toString());
        return path;
    }

    /// `homeostat record info`.
    @Command(name = "info", mixinStandardHelpOptions = true,
            description = "What a recording says of itself.")
    static final class Tell implements Callable<Integer> {
        @Mixin
        private Source source;

        @Option(names = "--json", paramLabel = "FILE",
                description = "write the same for machines; - is standard output")
        private String json;

        @Override
        public Integer call() {
            Target target = Target.of(json);
            try (Recording recording = source.open()) {
                if (target != null) {
                    target.write(json(recording));
                }
                if (target == null || !target.isStandardOutput()) {
                    System.out.print(text(recording));
                }
            }
            return 0;
        }

        private static String text(Recording recording) {
            Outline outline = recording.outline();
            Timeline timeline = outline.timeline();
            StringBuilder text = new StringBuilder();
            line(text, "name", outline.name());
            line(text, "format", outline.format());
            line(text, "start", timeline.start() == null ? "not stated"
                    : timeline.start().toString().replace('T', ' '));
            line(text, "length", timeline.framesPerSecond() == 0 ? timeline.frames() + " frames"
                    : seconds(timeline.endNs()) + " s, " + timeline.frames() + " frames");
            line(text, "notes", Integer.toString(recording.notes().size()));
            outline.remarks().forEach((key, value) -> line(text, key, value));
            text.append(String.format(Locale.ROOT, "%n%-24s %12s %12s  %s%n", "signal",
                    "samples/s", "samples", "unit"));
            for (int i = 0; i < outline.signals().size(); i++) {
                text.append(String.format(Locale.ROOT, "%-24s %12s %12d  %s%n",
                        outline.signals().get(i).label(),
                        timeline.framesPerSecond() == 0 ? "" : number(
                        outline.samplesPerSecond(i)), outline.samples(i),
                        outline.signals().get(i).units()));
            }
            List<Timeline.Stretch> stretches = timeline.stretches();
            if (stretches.size() > 1) {
                text.append("\nrecorded, with gaps between\n");
                stretches.stream().limit(SHOWN_MAX).forEach(s -> text.append(String.format(
                        Locale.ROOT, "  %s s to %s s%n", seconds(s.startNs()),
                        seconds(timeline.endNs(s)))));
                if (stretches.size() > SHOWN_MAX) {
                    text.append("  and ").append(stretches.size() - SHOWN_MAX)
                            .append(" more; --json has all\n");
                }
            }
            return text.toString();
        }

        private static void line(StringBuilder text, String key, String value) {
            text.append(String.format(Locale.ROOT, "%-12s %s%n", key, value).stripTrailing())
                    .append('\n');
        }

        private static String seconds(long ns) {
            return number(ns / SECOND_NS);
        }

        private static String number(double value) {
            return String.format(Locale.ROOT, "%.6f", value).replaceAll("\\.?0+$", "");
        }

        private static String json(Recording recording) {
            Outline outline = recording.outline();
            Timeline timeline = outline.timeline();
            ObjectNode root = JsonNodeFactory.instance.objectNode();
            root.put("name", outline.name());
            root.put("format", outline.format());
            root.put("start", timeline.start() == null ? null : timeline.start().toString());
            root.put("frames", timeline.frames());
            root.put("framesPerSecond", timeline.framesPerSecond());
            root.put("seconds", timeline.endNs() / SECOND_NS);
            root.put("notes", recording.notes().size());
            ObjectNode remarks = root.putObject("remarks");
            outline.remarks().forEach(remarks::put);
            ArrayNode signals = root.putArray("signals");
            for (int i = 0; i < outline.signals().size(); i++) {
                signal(signals.addObject(), outline, i);
            }
            ArrayNode stretches = root.putArray("stretches");
            for (Timeline.Stretch stretch : timeline.stretches()) {
                stretches.addObject().put("firstFrame", stretch.firstFrame())
                        .put("frames", stretch.frames())
                        .put("startSeconds", stretch.startNs() / SECOND_NS);
            }
            return root.toPrettyString() + "\n";
        }

        private static void signal(ObjectNode node, Outline outline, int i) {
            Signal signal = outline.signals().get(i);
            node.put("label", signal.label()).put("units", signal.units())
                    .put("samplesPerFrame", signal.samplesPerFrame())
                    .put("samplesPerSecond", outline.samplesPerSecond(i))
                    .put("samples", outline.samples(i)).put("transducer", signal.transducer())
                    .put("prefilter", signal.prefilter());
            if (signal.scale() != null) {
                node.putObject("scale").put("gain", signal.scale().calibrated()
                        ? Double.valueOf(signal.scale().gain()) : null)
                        .put("baseline", signal.scale().baseline())
                        .put("min", signal.scale().min()).put("max", signal.scale().max());
            }
        }
    }

    /// `homeostat record convert`.
    @Command(name = "convert", mixinStandardHelpOptions = true,
            description = "Write a recording in another format, by the ending of its new name: "
                    + ".hea, .edf, .bdf, .csv or .npy. What cannot be carried is said.")
    static final class Convert implements Callable<Integer> {
        @Mixin
        private Source source;

        @Parameters(index = "1", paramLabel = "TARGET", description = "the file to write")
        private Path target;

        @Override
        public Integer call() {
            Recordings.Format.of(file(target));
            try (Recording recording = source.open()) {
                tellLosses(Recordings.write(recording, target, new Progress("writing")::show));
            }
            return 0;
        }
    }

    /// `homeostat record cut`.
    @Command(name = "cut", mixinStandardHelpOptions = true,
            description = "Write a range of time as a recording of its own.")
    static final class Cut implements Callable<Integer> {
        @Mixin
        private Source source;

        @Parameters(index = "1", paramLabel = "TARGET", description = "the file to write")
        private Path target;

        @Mixin
        private Range range;

        @Override
        public Integer call() {
            Recordings.Format.of(file(target));
            long[] ns = range.ns();
            try (Recording whole = source.open()) {
                tellLosses(Recordings.write(Excerpt.of(whole, ns[0], ns[1]), target,
                        new Progress("writing")::show));
            }
            return 0;
        }
    }

    /// `homeostat record check`.
    @Command(name = "check", mixinStandardHelpOptions = true,
            description = "Verify whatever can be: lengths, first samples, checksums, times, "
                    + "notes. Ends with 1 when something is wrong.")
    static final class Check implements Callable<Integer> {
        @Mixin
        private Source source;

        @Override
        public Integer call() {
            Checkup checkup = Checkup.of(source.file, source.person,
                    new Progress("reading")::show);
            checkup.remarks().forEach(remark -> System.out.println("note   " + remark));
            checkup.faults().forEach(fault -> System.out.println("FAULT  " + fault));
            System.out.println(checkup.passed() ? "whole" : "faults: " + checkup.faults().size());
            return checkup.passed() ? 0 : FAULTY;
        }
    }

    /// `homeostat record plot`.
    @Command(name = "plot", mixinStandardHelpOptions = true,
            description = "Draw a recording, by the ending of the picture's name: .svg, .png, or "
                    + ".html, a page to pan and zoom.")
    static final class Draw implements Callable<Integer> {
        @Mixin
        private Source source;

        @Parameters(index = "1", paramLabel = "PICTURE", description = "the file to write")
        private Path picture;

        @Mixin
        private Range range;

        @Override
        public Integer call() {
            try (Recording recording = source.open()) {
                Plot.draw(recording, range.ns(), file(picture), new Progress("drawing")::show);
            }
            return 0;
        }
    }
}
