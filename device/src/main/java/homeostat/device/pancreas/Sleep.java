package homeostat.device.pancreas;

import homeostat.kernel.Duration;
import homeostat.kernel.Inbox;
import homeostat.kernel.Span;

/// Whether the person sleeps, as they or the timetable of their pump announced it.
///
/// Who sleeps does not eat: a rise of the sensor is not taken for a meal then. The rate goes on as
/// ever. An announcement holds from when it was made, the latest one counts, and one of zero length
/// says that they are awake. What is lost, or comes from a clock that is ahead, leaves them awake,
/// which is what is assumed of a person who announces nothing.
///
/// Source: Brown and others, New England Journal of Medicine 381 (2019): the Control-IQ system
/// gives no correction boluses by itself while its sleep activity is on.
final class Sleep {
    private final Inbox<Duration> announced;
    private long newestNs = Long.MIN_VALUE;
    private long untilNs = Long.MIN_VALUE;

    Sleep(Inbox<Duration> announced) {
        this.announced = announced;
    }

    /// Takes in what was announced.
    void minute(long nowNs) {
        for (int i = 0; i < announced.size(); i++) {
            long atNs = announced.atNs(i);
            if (atNs > newestNs && atNs <= nowNs) {
                newestNs = atNs;
                untilNs = atNs + Span.minutes((long) announced.in(Duration.MINUTES, i));
            }
        }
    }

    /// Whether they sleep now.
    boolean isOn(long nowNs) {
        return nowNs < untilNs;
    }
}
