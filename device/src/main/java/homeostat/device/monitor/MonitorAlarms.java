package homeostat.device.monitor;

import homeostat.kernel.Alarm;
import homeostat.kernel.Priority;
import homeostat.kernel.Span;
import homeostat.kernel.TaskAssembly;
import homeostat.signal.EcgMonitor;
import homeostat.signal.Rhythm;
import homeostat.signal.RhythmMonitor;

/// The monitor's alarm conditions and when each is present.
///
/// A rhythm alarm is raised only while there is a signal; without one the technical alarm stands in
/// its place. What threatens life at once (asystole, fibrillation) is told even from a poor signal,
/// because silence is the worse mistake; what does not is told only while the signal can be
/// trusted. A pause is told in any case, since in it the lead looks as if it were off.
///
/// What threatens life at once has no limit that anybody could move. Asystole: four seconds without
/// a beat, to be alarmed within ten, as fibrillation and tachycardia (IEC 60601-2-27).
final class MonitorAlarms {
    private final MonitorLimits limits;
    private final Alarm asystole;
    private final Alarm fibrillation;
    private final Alarm ventricularTachycardia;
    private final Alarm bradycardia;
    private final Alarm tachycardia;
    private final Alarm pause;
    private final Alarm run;
    private final Alarm pairs;
    private final Alarm bigeminy;
    private final Alarm irregular;
    private final Alarm noSignal;
    private final Alarm noise;
    private long pauses;
    private long couplets;

    MonitorAlarms(TaskAssembly task, MonitorLimits limits) {
        this.limits = limits;
        asystole = task.alarm("asystole", Priority.HIGH, true, 0,
                "No heart beat for four seconds.");
        fibrillation = task.alarm("ventricular fibrillation", Priority.HIGH, true, 0,
                "The ventricles flutter or fibrillate.");
        ventricularTachycardia = task.alarm("ventricular tachycardia", Priority.HIGH, true, 0,
                "Three ventricular beats and more in a row, at 100 a minute and more.");
        bradycardia = task.alarm("heart rate low", Priority.MEDIUM, false, Span.seconds(3),
                "The heart rate is below its limit.");
        tachycardia = task.alarm("heart rate high", Priority.MEDIUM, false, Span.seconds(3),
                "The heart rate is above its limit.");
        limits.declare(task, bradycardia, tachycardia);
        pause = task.alarm("pause", Priority.LOW, true, 0,
                "Two seconds and more from beat to beat.");
        run = task.alarm("ventricular run", Priority.LOW, true, 0,
                "Three ventricular beats and more in a row, at less than 100 a minute.");
        pairs = task.alarm("ventricular pair", Priority.LOW, true, 0,
                "Two ventricular beats in a row.");
        bigeminy = task.alarm("bigeminy", Priority.LOW, false, 0,
                "Every second or every third beat is ventricular.");
        irregular = task.alarm("irregular", Priority.LOW, false, 0,
                "No rhythm: the atria may fibrillate.");
        noSignal = task.alarm("no signal", Priority.MEDIUM, false, Span.seconds(2),
                "There is no signal to read: check electrodes and cable.");
        noise = task.alarm("signal not trusted", Priority.LOW, false, Span.seconds(5),
                "Noise stands so high that rate and rhythm may be wrong: check electrodes.");
    }

    /// Reports every condition. `isLive` says that samples arrive and are not at the rail,
    /// `hasRate` that there is a rate, of so many beats a minute.
    void report(boolean isLive, boolean hasRate, double perMinute, EcgMonitor ecg, long nowNs) {
        RhythmMonitor rhythms = ecg.rhythms();
        boolean isTrusted = isLive && ecg.trusted();
        boolean isFibrillating = isLive && rhythms.present(Rhythm.VENTRICULAR_FIBRILLATION);
        asystole.report(isLive && rhythms.present(Rhythm.ASYSTOLE), nowNs);
        fibrillation.report(isFibrillating, nowNs);
        ventricularTachycardia.report(isTrusted
                && rhythms.present(Rhythm.VENTRICULAR_TACHYCARDIA), nowNs);
        bradycardia.report(hasRate && perMinute < limits.lowPerMinute(), nowNs);
        tachycardia.report(hasRate && perMinute > limits.highPerMinute(), nowNs);
        pause.report(isLive && rhythms.ended(Rhythm.PAUSE) > pauses, nowNs);
        run.report(isTrusted && rhythms.present(Rhythm.VENTRICULAR_RHYTHM), nowNs);
        pairs.report(isTrusted && rhythms.ended(Rhythm.COUPLET) > couplets, nowNs);
        bigeminy.report(isTrusted && (rhythms.present(Rhythm.BIGEMINY)
                || rhythms.present(Rhythm.TRIGEMINY)), nowNs);
        irregular.report(isTrusted && rhythms.present(Rhythm.ATRIAL_FIBRILLATION), nowNs);
        noSignal.report(!isLive, nowNs);
        noise.report(isLive && !ecg.trusted(), nowNs);
        pauses = rhythms.ended(Rhythm.PAUSE);
        couplets = rhythms.ended(Rhythm.COUPLET);
    }
}
