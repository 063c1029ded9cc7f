package homeostat.fleet;

import homeostat.wire.Frame;
import java.util.HashMap;
import java.util.Map;

/// Where a frame that came over a link belongs among those of its bed that came before it.
///
/// A link delivers each frame once into the journal, but a frame that was lost on the way comes
/// after newer ones. What stands now must not be overwritten by what stood then; yet an alarm's
/// change is news until a newer one *of the same alarm* is known, however many numbers have
/// overtaken it. A greeting says that alarms it is not followed by are over.
final class Orders {
    /// A frame's number in its outbox.
    record Order(long outbox, long sequence) {}

    /// What to do with a frame.
    enum Place {
        /// Newer than anything.
        NEWEST,
        /// Overtaken, but not by anything that says the same more recently.
        NEWS,
        /// Of what stands now it says nothing.
        HISTORY
    }

    private final Map<Integer, Long> alarms = new HashMap<>();
    private final Map<Integer, Long> modes = new HashMap<>();
    private long outbox;
    private boolean known;
    private long newest;
    private long greeted;

    /// Says where a frame belongs, and remembers it.
    Place place(Frame frame, Order order) {
        if (frame instanceof Frame.Hello && (!known || order.outbox() != outbox)) {
            known = true;
            outbox = order.outbox();
            alarms.clear();
            modes.clear();
            newest = order.sequence();
            greeted = newest;
            return Place.NEWEST;
        }
        if (!known || order.outbox() != outbox) {
            return Place.HISTORY;
        }
        boolean isNewest = order.sequence() > newest;
        newest = Math.max(newest, order.sequence());
        boolean isNews = switch (frame) {
            case Frame.Hello _ -> {
                boolean later = order.sequence() > greeted;
                greeted = Math.max(greeted, order.sequence());
                yield later;
            }
            case Frame.AlarmChange change -> isNews(alarms, change.standing().alarm(), order);
            case Frame.ModeChange change -> isNews(modes, change.cell(), order);
            case Frame.Numerics _, Frame.Wave _, Frame.Waves _, Frame.OrderMade _,
                    Frame.Goodbye _, Frame.Answer _, Frame.Command _ -> false;
        };
        return isNewest ? Place.NEWEST : isNews ? Place.NEWS : Place.HISTORY;
    }

    /// Whether what is known of an alarm is from before the newest greeting.
    boolean isBeforeGreeting(int alarm) {
        return alarms.getOrDefault(alarm, 0L) < greeted;
    }

    private boolean isNews(Map<Integer, Long> known, int index, Order order) {
        boolean isNews = order.sequence() > greeted
                && order.sequence() > known.getOrDefault(index, 0L);
        if (isNews && (known.size() < Bounds.ALARMS_MAX || known.containsKey(index))) {
            known.put(index, order.sequence());
        }
        return isNews;
    }
}
