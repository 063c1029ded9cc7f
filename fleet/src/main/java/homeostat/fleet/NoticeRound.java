package homeostat.fleet;

import homeostat.fleet.notice.Notice;
import homeostat.fleet.notice.Notices;
import homeostat.kernel.AlarmState;
import homeostat.kernel.Sheet;
import homeostat.wire.Frame;

/// Goes from bed to bed and says which alarms nobody has answered: the devices' and the fleet's
/// own.
final class NoticeRound {
    private final Beds beds;
    private final Notices notices;

    NoticeRound(Beds beds, Notices notices) {
        this.beds = beds;
        this.notices = notices;
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
        notices.end(now.nowNs());
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
