package homeostat.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.device.monitor.Monitor;
import homeostat.firmware.sample.Doser;
import homeostat.kernel.Device;
import homeostat.kernel.Mode;
import homeostat.proof.Field;
import homeostat.signal.QrsDetector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exists because what the report says of an image (layout, stack, checks, budget) is what people
/// will size their hardware by.
class ImageTest {
    @TempDir
    private Path folder;

    @Test
    void fieldsFillTheGapBehindTheClassNumber() {
        List<Field> declared = List.of(field("rate", "D"), field("flag", "Z"), field("count", "I"));

        Layout layout = new Layout(true, descriptor -> false);
        List<Field> ordered = layout.ordered(List.of(), declared);

        assertEquals(List.of("count", "rate", "flag"),
                ordered.stream().map(Field::name).toList());
        assertEquals(24, layout.total(declared));
        assertEquals(24, layout.total(ordered));
        assertEquals(4, layout.places(ordered).getFirst().offset());
    }

    @Test
    void anObjectThatNobodyAsksForItsClassIsItsFieldsAndAnEnumConstantInItIsAByte() {
        List<Field> declared = List.of(field("reason", "Lsome/Reason;"), field("rate", "D"));
        Layout layout = new Layout(false, "Lsome/Reason;"::equals);

        assertEquals(0, layout.places(layout.ordered(List.of(), declared)).getFirst().offset());
        assertEquals(9, layout.used(declared));
        assertEquals(16, layout.total(declared));
        assertEquals(1, layout.total(List.of()));
    }

    private static Field field(String name, String descriptor) {
        return new Field("some/Part", name, descriptor);
    }

    @Test
    void aSiteIsAnInstructionOfAClassFile() {
        FirmwareRequest request = Lab.request(folder, Board.HOST, List.of(Doser.class, Mode.class),
                "assemble homeostat.firmware.sample.Doser.assemble", "call dose 1");
        Sites sites = FirmwareBuild.lower(request.classPath(), request.run(), request.options(),
                folder.resolve("sites")).sites();

        Sites.Site index = sites.all().stream()
                .filter(site -> site.checks().containsKey(TrapKind.INDEX)).findFirst()
                .orElseThrow();
        assertEquals("homeostat/firmware/sample/Doser.dose(I)D", index.method().toString());
        assertTrue(sites.table().contains("homeostat/firmware/sample/Doser dose (I)D "
                + index.bci() + " " + index.line() + " INDEX"));
    }

    @Test
    void framesAreThoseThatTheCompilerStates() throws IOException {
        Assumptions.assumeTrue(Board.MPS2_AN500.missing(false).isEmpty(),
                () -> "not installed: " + Board.MPS2_AN500.missing(false));
        FirmwareRequest request = Lab.request(folder, Board.MPS2_AN500,
                List.of(Monitor.class, Device.class, QrsDetector.class),
                "assemble homeostat.device.monitor.Monitor.assemble", "call advance 1");
        FirmwareBuild build = FirmwareBuild.of(FirmwareBuild.lower(request.classPath(),
                request.run(), request.options(), request.folder()), Board.MPS2_AN500,
                request.options(), request.folder());
        Map<String, Long> stated = Files.readAllLines(request.folder().resolve("device.su"))
                .stream().map(line -> line.split("[\t:]")).filter(words -> words.length >= 4)
                .collect(Collectors.toMap(words -> words[words.length - 3],
                        words -> Long.parseLong(words[words.length - 2]), Long::max));

        Map<String, Long> found = StackUse.of(build).frames();

        long compared = stated.entrySet().stream().filter(each -> found.containsKey(each.getKey()))
                .peek(each -> assertEquals(each.getValue(), found.get(each.getKey()),
                        each.getKey())).count();
        assertTrue(compared > 5, "functions compared: " + compared);
    }
}
