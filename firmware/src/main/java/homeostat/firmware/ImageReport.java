package homeostat.firmware;

import homeostat.proof.Field;
import homeostat.proof.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What an image takes, part by part: flash, RAM, stack, instructions, checks; and whether it keeps
/// the budget on the device's sheet.
///
/// @param device the recorded run's factory
/// @param board what it was built for
/// @param run how its recorded run went
/// @param parts objects in RAM and in flash, the largest first
/// @param stack worst stack of each priority level
/// @param checks how many of each kind are left
/// @param layouts of the classes that have objects
/// @param budget of the sheet
/// @param energy instructions and wake-ups a day, and what they take of a battery
public record ImageReport(String device, Board board, FirmwareReport run, List<Part> parts,
        List<Level> stack, Map<TrapKind, Integer> checks, List<ClassLayout> layouts,
        Budget budget, Energy energy) {

    /// An object of the device.
    ///
    /// @param type the Java class or array
    public record Part(String name, String type, long bytes, boolean isRam) {
    }

    /// A priority level and its worst stack, with the chain of functions that takes it.
    ///
    /// @param priority in words; the first of all levels is the bound for the device
    public record Level(String priority, long bytes, List<String> chain, List<String> unknown) {
    }

    /// How objects of a class lie in memory.
    ///
    /// @param declaredBytes what one would take in the order of the source
    public record ClassLayout(String type, int objects, int bytes, int alignment, int padding,
            int declaredBytes, List<String> fields) {
    }

    /// Measures a built image whose recorded run has been made.
    ///
    /// @throws FirmwareException when the image has recursion, and so no worst stack
    static ImageReport of(FirmwareBuild build, FirmwareReport run, RecordedRun recorded,
            String device) {
        return new ImageReport(device, build.board(), run, parts(build, run), StackLevels.of(build),
                build.lowered().sites().left(), layouts(build), Budget.of(
                        build.lowered().snapshot()), Energy.of(build, run, recorded));
    }

    private static List<Part> parts(FirmwareBuild build, FirmwareReport run) {
        Map<String, Snapshot.Item> items = new TreeMap<>();
        build.lowered().world().live().values()
                .forEach(item -> items.put(build.lowered().names().object(item), item));
        List<Part> parts = new ArrayList<>();
        for (Footprint.Part each : run.size().parts()) {
            Snapshot.Item item = items.get(each.name());
            if (item != null || each.group() == Footprint.Group.DEVICE && each.isRam()) {
                parts.add(new Part(each.name(), item == null ? "records made on a transition"
                        : readable(item.type()), each.bytes(), each.isRam()));
            }
        }
        parts.sort((a, b) -> a.bytes() != b.bytes() ? Long.compare(b.bytes(), a.bytes())
                : a.name().compareTo(b.name()));
        return parts;
    }

    private static String readable(String type) {
        return type.startsWith("[") ? Names.flat(type).replace("_array", "[]")
                : type.replace('/', '.');
    }

    private static List<ClassLayout> layouts(FirmwareBuild build) {
        Objects objects = build.lowered().objectLayout();
        SortedMap<String, Integer> counts = new TreeMap<>();
        Heads heads = build.lowered().world().heads();
        build.lowered().world().live().values().stream()
                .filter(item -> item.shape() == Snapshot.Shape.OBJECT && !heads.isNumbered(item))
                .forEach(item -> counts.merge(item.type(), 1, Integer::sum));
        List<ClassLayout> layouts = new ArrayList<>();
        counts.forEach((type, count) -> {
            List<Field> fields = objects.layout(type);
            Layout layout = heads.layout(type);
            List<String> lines = new ArrayList<>();
            for (Layout.Place place : layout.places(fields)) {
                lines.add(place.offset() + " " + place.size() + " "
                        + place.field().descriptor().replaceAll("L.*/|;", "") + " "
                        + place.field().name());
            }
            int bytes = layout.total(fields);
            layouts.add(new ClassLayout(readable(type), count, bytes, layout.alignment(fields),
                    bytes - layout.used(fields),
                    layout.total(objects.asDeclared(type)), lines));
        });
        return layouts;
    }

    /// RAM with the worst stack.
    public long ramWithStack() {
        return run.size().deviceRam() + stack.getFirst().bytes();
    }

    /// The worst call of `advance`, 0 where nothing counts.
    public FirmwareReport.EntryCost step() {
        return run.entries().stream().filter(entry -> entry.name().equals("advance")).findFirst()
                .orElse(new FirmwareReport.EntryCost("advance", 0, 0, 0));
    }

    /// Bytes that ordering the fields saves, over all objects.
    public long savedByOrder() {
        return layouts.stream()
                .mapToLong(each -> (long) each.objects() * (each.declaredBytes() - each.bytes()))
                .sum();
    }

    /// One sentence for each promise of the sheet that the image breaks, and for each helper of the
    /// library that nobody has looked at. The sheet's promises are for the reference board.
    public List<String> exceeded() {
        List<String> sentences = new ArrayList<>();
        if (!board.isHost()) {
            Helpers.unknown(run.size()).forEach(name -> sentences.add("a helper that nobody has "
                    + "looked at: function=" + name + ", expected one of Helpers.java"));
        }
        if (board == Board.MPS2_AN500) {
            exceed(sentences, "flash", "bytes", run.size().deviceFlash(), budget.flashBytes());
            exceed(sentences, "RAM with stack", "bytes", ramWithStack(), budget.ramBytes());
            exceed(sentences, "worst step", "instructions", step().worst(),
                    budget.stepInstructions());
        }
        return sentences;
    }

    private void exceed(List<String> sentences, String what, String unit, long actual,
            long promised) {
        if (promised > 0 && actual > promised) {
            sentences.add("over budget: device=" + device + " what=\"" + what + "\" " + unit + "="
                    + actual + ", expected at most " + promised + " as the sheet promises");
        }
    }
}
