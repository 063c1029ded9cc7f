package homeostat.trial.pancreas;

import homeostat.kernel.Span;
import homeostat.trial.ClosedLoop;
import homeostat.trial.TrialException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// One mode's cycle as it goes when nothing is broken in it: where each reading, command and step
/// is, and what the device had computed by each minute, which every case must share until it
/// breaks.
final class FailAtCycle {
    /// How long a case lives on after the cycle: the slowest alarm, and twice that.
    static final int AFTER_MINUTES = 120;

    private final TrialRun run;
    private final FailAtStage stage;
    private final List<Integer> readings = new ArrayList<>();
    private final List<Integer> commands = new ArrayList<>();
    private final List<Long> digests = new ArrayList<>();
    private int begin = -1;

    /// Lives it once with the patient and the seed of `like`.
    FailAtCycle(TrialRun like, FailAtStage stage) {
        this.run = like;
        this.stage = stage;
        long[] orders = new long[2];
        double[] shown = {Double.NaN};
        List<Integer> ordersAt = new ArrayList<>();
        List<Integer> readAt = new ArrayList<>();
        Set<Integer> inMode = new HashSet<>();
        PancreasBed bed = PancreasBed.of(of(List.of()), (minute, world, device) -> {
            int before = (int) minute - 1;
            digests.add(device.digest());
            PancreasPorts ports = PancreasPorts.of(device.sheet());
            if (device.orderSequence(ports.rate()) + device.orderSequence(ports.bolus())
                    != orders[0]) {
                orders[0] = device.orderSequence(ports.rate())
                        + device.orderSequence(ports.bolus());
                ordersAt.add(before);
            }
            if (world.sensorMgPerDl() != shown[0]) {
                shown[0] = world.sensorMgPerDl();
                readAt.add(before);
            }
            if (device.modeCode(0) == stage.modeCode()) {
                inMode.add(before);
            }
        });
        new ClosedLoop(bed.host(), bed.world()).runUntil(Span.hours(6));
        for (int minute = stage.fromMinute(); minute < 300 && begin < 0; minute++) {
            begin = inMode.contains(minute) ? minute : -1;
        }
        if (begin < 0) {
            throw new TrialException("the mode was not reached: fail-at=" + stage.label()
                    + " patient=" + run.patient().name() + " seed=" + run.seed()
                    + ", expected a patient who comes to it within five hours");
        }
        readAt.stream().filter(this::isInCycle).forEach(readings::add);
        ordersAt.stream().filter(this::isInCycle).forEach(commands::add);
    }

    private boolean isInCycle(int minute) {
        return minute >= begin && minute < begin + FailAtStage.CYCLE_MINUTES;
    }

    /// How many readings it has.
    int readings() {
        return readings.size();
    }

    /// How many minutes with a command.
    int commands() {
        return commands.size();
    }

    /// The minute after which a case is over.
    int endMinute() {
        return begin + FailAtStage.CYCLE_MINUTES + AFTER_MINUTES;
    }

    /// The minute of a place.
    ///
    /// @throws TrialException when the cycle has no such place
    int minute(FailAtCase.Place place, int number) {
        int count = switch (place) {
            case READING -> readings.size();
            case COMMAND -> commands.size();
            case STEP -> FailAtStage.CYCLE_MINUTES;
            case MINUTE -> Scenario.MINUTES_PER_DAY - 1;
        };
        if (number < 1 || number > count) {
            throw new TrialException("no such place in the cycle: fail-at=" + place.label() + "-"
                    + number + ", expected 1 to " + count + " after " + stage.label());
        }
        return switch (place) {
            case READING -> readings.get(number - 1);
            case COMMAND -> commands.get(number - 1);
            case STEP -> begin + number - 1;
            case MINUTE -> number;
        };
    }

    /// Lives one case and says what rules it broke. Until the first fault it must be what the cycle
    /// was, bit for bit: so every case is a fork of one and the same run.
    List<SafetyEvent> live(FailAtCase one) {
        List<Fault> faults = new ArrayList<>();
        int first = Integer.MAX_VALUE;
        int last = endMinute();
        for (FailAtCase.Break each : one.breaks()) {
            int minute = minute(each.place(), each.number());
            first = Math.min(first, minute);
            last = Math.max(last, minute + FailAtStage.CYCLE_MINUTES + AFTER_MINUTES);
            faults.add(new Fault(each.kind(), minute, minutes(each), each.severity()));
        }
        int forkMinute = first;
        PancreasBed bed = PancreasBed.of(of(faults), (minute, world, device) -> {
            if (minute == forkMinute && minute <= digests.size()
                    && device.digest() != digests.get((int) minute - 1)) {
                throw new IllegalStateException("a fork left the common prefix before its fault");
            }
        });
        new ClosedLoop(bed.host(), bed.world()).runUntil(Span.minutes(last));
        return bed.world().finish();
    }

    /// A fault of one thing lasts as long as it takes to meet that one thing.
    private static int minutes(FailAtCase.Break each) {
        if (each.forGood()) {
            return each.kind() == FaultKind.POWER_LOSS ? 45 : Scenario.MINUTES_PER_DAY;
        }
        return switch (each.kind()) {
            case LOST_ACKNOWLEDGEMENT, REPEATED_ACKNOWLEDGEMENT, REPEATED_COMMAND -> 2;
            case REORDERED -> 4;
            case OCCLUSION -> 31;
            case WRONG_PROFILE -> 10;
            default -> 1;
        };
    }

    private TrialRun of(List<Fault> faults) {
        return new TrialRun(run.patient(), run.seed(), FaultKind.NONE, 1, stage.scenario(faults));
    }
}
