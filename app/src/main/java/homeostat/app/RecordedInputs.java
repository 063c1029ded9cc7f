package homeostat.app;

import homeostat.body.glucose.GlucosePatients;
import homeostat.kernel.Span;
import homeostat.record.RecordReader;
import homeostat.record.SampleRecord;
import homeostat.trial.RunRecording;
import homeostat.trial.heart.HeartOrgan;
import homeostat.trial.kidney.KidneyOrgan;
import homeostat.trial.lung.LungOrgan;
import homeostat.trial.monitor.MonitorBed;
import homeostat.trial.organ.Kind;
import homeostat.trial.organ.Organ;
import homeostat.trial.organ.Run;
import homeostat.trial.pancreas.FaultKind;
import homeostat.trial.pancreas.PancreasBed;
import homeostat.trial.pancreas.Scenario;
import homeostat.trial.pancreas.TrialRun;
import homeostat.trial.vad.VadOrgan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a device is fed when it runs as firmware: the calls that a trial made on it, in a file.
final class RecordedInputs {
    private RecordedInputs() {}

    /// A day of a virtual patient, or two minutes of a recorded heart, or, with `record`, the
    /// whole of a WFDB record.
    static Path write(Devices device, Path record, Path folder) {
        if (record != null && device != Devices.MONITOR) {
            throw new AppException("a WFDB record is no input of this device: device="
                    + device.word() + " file=" + record + ", expected monitor");
        }
        RunRecording recording = recording(device, record);
        Path file = folder.resolve("inputs.run");
        try {
            Files.createDirectories(folder);
        } catch (IOException problem) {
            throw new AppException("cannot write there: folder=" + folder
                    + ", expected a folder that can be made");
        }
        recording.write(file);
        return file;
    }

    /// The same, not written.
    static RunRecording recording(Devices device, Path record) {
        return switch (device) {
            case PANCREAS -> PancreasBed.record(new TrialRun(GlucosePatients.named("adult#001"), 1,
                    FaultKind.NONE, 1, Scenario.named("five-meals", "announced")));
            case MONITOR -> record == null
                    ? MonitorBed.record(SampleRecord::open, Span.minutes(2))
                    : MonitorBed.record(() -> RecordReader.open(record), length(record));
            case KIDNEY -> recorded(new KidneyOrgan(), "hour", "volume-jump");
            case LUNG -> recorded(new LungOrgan(), "hour", "saturation-silent");
            case VAD -> recorded(new VadOrgan(), "haemorrhage", "pressure-jump");
            case HEART -> recorded(new HeartOrgan(), "haemorrhage", "left-nan");
        };
    }

    /// A run of somebody ordinary in which something breaks.
    private static <K extends Kind> RunRecording recorded(Organ<K> organ, String course,
            String fault) {
        return organ.record(new Run<>(organ, "typical", 1, organ.course(course), fault,
                organ.arms().getFirst()));
    }

    private static long length(Path record) {
        try (RecordReader reader = RecordReader.open(record)) {
            return (long) (reader.header().frames() / reader.header().clock().framesPerSecond()
                    * Span.seconds(1));
        }
    }
}
