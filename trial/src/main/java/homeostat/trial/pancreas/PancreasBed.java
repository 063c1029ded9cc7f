package homeostat.trial.pancreas;

import homeostat.body.glucose.ClinicSettings;
import homeostat.device.pancreas.Pancreas;
import homeostat.kernel.Check;
import homeostat.kernel.Sheet;
import homeostat.trial.ClosedLoop;
import homeostat.trial.Host;
import homeostat.trial.RunRecording;
import homeostat.trial.TrialException;
import java.util.List;

/// A pancreas with its patient's prescription and the world around it, ready to run.
///
/// The device is the one of an ordinary adult, told the patient's prescription the way a clinic
/// tells it: parameter by parameter, then confirmed. So a recording of the calls holds all that
/// there is to know, and needs nothing but the device to be replayed.
///
/// @param host the device
/// @param world everything around it
public record PancreasBed(Host host, PancreasWorld world) {

    /// The static method that makes the device, as it stands in a recording.
    public static final String FACTORY = "homeostat.device.pancreas.Pancreas.assemble";

    /// A bed for `run`; `listener` sees each minute as it ends.
    public static PancreasBed of(TrialRun run, PancreasWorld.MinuteListener listener) {
        Host host = PancreasWorld.faultsOf(run).has(FaultKind.POWER_LOSS)
                ? new Host(run.controller()::assemble) : new Host(run.controller().assemble());
        prescribe(host, run.patient().clinic());
        return new PancreasBed(host, new PancreasWorld(run, host.device(), listener));
    }

    /// Lives the whole run and writes down every call that was made on the device.
    ///
    /// @throws TrialException when the run loses power: its calls are made on several devices
    public static RunRecording record(TrialRun run) {
        if (PancreasWorld.faultsOf(run).has(FaultKind.POWER_LOSS)) {
            throw new TrialException("a run that loses power cannot be recorded: replay=\""
                    + run.replayCommand() + "\", expected calls on one device");
        }
        RunRecording recording = new RunRecording(FACTORY, List.of(), run.replayCommand());
        PancreasBed bed = recorded(run, recording);
        recording.probeAll(bed.host.device().sheet());
        bed.live();
        return recording;
    }

    /// A bed for `run` whose device is ours, every call on which goes into `recording`.
    public static PancreasBed recorded(TrialRun run, RunRecording recording) {
        Host host = new Host(Pancreas.assemble(), recording);
        prescribe(host, run.patient().clinic());
        return new PancreasBed(host, new PancreasWorld(run, host.device(), PancreasWorld.NOBODY));
    }

    /// Lives to the end of the run on a virtual clock.
    public void live() {
        new ClosedLoop(host, world).runUntil(world.endNs());
    }

    static void prescribe(Host host, ClinicSettings clinic) {
        stage(host, "basal", clinic.basalUnitsPerHour());
        stage(host, "carbohydrate ratio", clinic.carbRatioGramsPerUnit());
        stage(host, "correction factor", clinic.correctionFactorMgPerDlPerUnit());
        stage(host, "total daily insulin", clinic.totalDailyInsulinUnits());
        stage(host, "weight", clinic.weightKg());
        host.confirm();
    }

    private static void stage(Host host, String name, double value) {
        for (Sheet.ParameterRow row : host.device().sheet().parameters()) {
            if (row.name().equals(name)) {
                Check.that(host.stage(row.index(), value),
                        "a virtual patient's prescription is one that the sheet allows");
                return;
            }
        }
        Check.that(false, "a virtual clinic prescribes what is on the sheet");
    }
}
