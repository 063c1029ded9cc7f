package homeostat.fleet;

import homeostat.fleet.notice.Notice;
import homeostat.fleet.notice.Notices;
import homeostat.fleet.people.Entrance;
import homeostat.kernel.AlarmState;
import homeostat.kernel.Priority;
import homeostat.kernel.Sheet;
import homeostat.wire.Frame;
import java.util.function.Supplier;

/// Goes from bed to bed and says which alarms nobody has answered: the devices' and the fleet's
/// own, and emergency access that nobody has looked into.
final class NoticeRound {
    /// In place of a bed's name, for what concerns the console.
    private static final String CONSOLE = "console";

    private final Beds beds;
    private final Notices notices;
    private final Supplier<Entrance.Emergency[]> emergencies;

    NoticeRound(Beds beds, Notices notices, Supplier<Entrance.Emergency[]> emergencies) {
        this.beds = beds;
        this.notices = notices;
        this.emergencies = emergencies;
    }

    void look() {
        Moment now = beds.now();
        notices.begin();
        for (BedMemory bed : beds.all()) {
            synchronized (bed) {
                if (!Beds.isProbe(bed.bed().name())) {
                    look(bed, now);
                }
            }
        }
        for (Entrance.Emergency one : emergencies.get()) {
            if (one.answeredBy() == null) {
                tell(one, now);
            }
        }
        notices.end(now.nowNs());
    }

    /// The reason stays in the house: it may say who the patient is.
    private void tell(Entrance.Emergency one, Moment now) {
        notices.unanswered(new Notice(CONSOLE + '/' + one.number() + '/' + one.epochMillis(),
                CONSOLE, "emergency access", Priority.HIGH, one.epochMillis(), one.name()
                + " took it. A security officer has to look into it."), one.number(),
                one.epochMillis(), now.nowNs());
    }

    private void look(BedMemory bed, Moment now) {
        for (Frame.Standing standing : bed.standings().values()) {
            Sheet.AlarmRow row = bed.alarmRow(standing.alarm());
            if (isUnanswered(standing.state()) && row != null) {
                tell(bed, row, standing.onsetNs(), bed.onsetEpochMillis(standing.alarm()), now);
            }
        }
        for (int i = 0; i < FleetAlarms.COUNT; i++) {
            if (isUnanswered(bed.own.state(i))) {
                long onsetNs = bed.own.onsetNs(i);
                long epochMillis = now.epochMillis() - (now.nowNs() - onsetNs) / 1_000_000;
                tell(bed, FleetAlarms.ROWS.get(i), onsetNs, epochMillis, now);
            }
        }
    }

    private void tell(BedMemory bed, Sheet.AlarmRow row, long onsetNs, long epochMillis,
            Moment now) {
        String name = bed.bed().name();
        notices.unanswered(new Notice(name + '/' + row.index() + '/' + onsetNs, name,
                row.name(), row.priority(), epochMillis, row.text()), row.index(), onsetNs,
                now.nowNs());
    }

    private static boolean isUnanswered(AlarmState state) {
        return state == AlarmState.ACTIVE || state == AlarmState.LATCHED;
    }
}
