package homeostat.fleet.command;

import homeostat.wire.Ask;
import homeostat.wire.Frame;
import java.util.List;

/// Something that somebody asked of a device, and what is known of it.
///
/// @param number the same on the wire
/// @param by who asked
/// @param confirmedBy who confirmed settings; empty where nobody had to, or has yet
/// @param prescription what settings are meant to change
/// @param lines what the device found, or why it refused
/// @param atEpochMillis when it was asked
public record Asked(long number, String bed, Ask ask, String by, String confirmedBy,
        long prescription, List<Frame.Setting> settings, State state, List<String> lines,
        long atEpochMillis) {

    /// What is known of the outcome. Never a guess.
    public enum State {
        /// Settings that wait for somebody else's eyes; nothing was sent.
        PROPOSED,
        /// On its way; the device has not answered.
        SENT,
        /// The device says that it did it.
        DONE,
        /// The device says that it did not, and will not.
        REFUSED,
        /// It was sent, its time is over, and the device has not answered: it may have been done.
        UNKNOWN,
        /// It never left the server, or nobody confirmed it in time: it was not done.
        EXPIRED,
        /// Taken back before anybody confirmed it: it was not done.
        WITHDRAWN
    }

    /// Keeps copies.
    public Asked {
        settings = List.copyOf(settings);
        lines = List.copyOf(lines);
    }

    Asked in(State other, List<String> found) {
        return new Asked(number, bed, ask, by, confirmedBy, prescription, settings, other, found,
                atEpochMillis);
    }

    Asked confirmed(String somebody) {
        return new Asked(number, bed, ask, by, somebody, prescription, settings, State.SENT,
                lines, atEpochMillis);
    }
}
