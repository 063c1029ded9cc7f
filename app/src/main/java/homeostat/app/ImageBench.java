package homeostat.app;

import homeostat.firmware.Board;
import homeostat.firmware.LinkedImage;
import homeostat.kernel.Device;
import homeostat.kernel.Sheet;
import homeostat.trial.service.Calibration;
import homeostat.trial.service.SelfTest;
import homeostat.trial.service.TestBench;
import homeostat.wire.LineCall;
import java.util.ArrayList;
import java.util.List;

/// A bench for an image of a device: for each test it is started anew, as a device is that is
/// switched off and on, and everything that is looked at is asked of it over its line.
final class ImageBench implements AutoCloseable {
    private static final double[] CHECKED = {0, 0.25, 0.5, 1};
    private final LinkedImage image;
    private final Device assembled;
    private final Scratch scratch;
    private ImageSubject subject;

    private ImageBench(LinkedImage image, Device assembled, Scratch scratch) {
        this.image = image;
        this.assembled = assembled;
        this.scratch = scratch;
    }

    /// Builds the image.
    static ImageBench of(Devices device, Device assembled, Board board) {
        Scratch scratch = Scratch.at(null);
        try {
            return new ImageBench(LinkedDevice.image(device, List.of(), assembled, board,
                    scratch.folder()), assembled, scratch);
        } catch (RuntimeException problem) {
            scratch.close();
            throw problem;
        }
    }

    /// What any device must do, and what the image says of its own hardware.
    List<SelfTest.Check> selfTest(TestBench bench) {
        List<SelfTest.Check> checks = new ArrayList<>();
        checks.add(new SelfTest.Check("processor, RAM and flash of " + image.board().title()
                + " are sound", fresh().ask(LineCall.SELF_TEST) == 0));
        checks.addAll(SelfTest.of(bench, this::fresh));
        return checks;
    }

    /// Has the image correct what that sensor says from now on; whether it does so as we do.
    boolean install(Calibration found) {
        if (subject == null) {
            fresh();
        }
        int input = assembled.sheet().ports().stream()
                .filter(row -> row.kind() == Sheet.Kind.INPUT
                        && row.name().equals(found.channel().port()))
                .findFirst().orElseThrow().index();
        subject.ask(LineCall.CALIBRATE, input, Double.doubleToLongBits(found.offset()),
                Double.doubleToLongBits(found.gain()));
        boolean same = true;
        for (double share : CHECKED) {
            double read = found.channel().low()
                    + share * (found.channel().high() - found.channel().low());
            same &= subject.ask(LineCall.CORRECTED, input, Double.doubleToLongBits(read))
                    == Double.doubleToLongBits(found.corrected(read));
        }
        return same;
    }

    @Override
    public void close() {
        if (subject != null) {
            subject.close();
        }
        scratch.close();
    }

    private ImageSubject fresh() {
        if (subject != null) {
            subject.close();
        }
        subject = new ImageSubject(image.start(), assembled);
        return subject;
    }
}
