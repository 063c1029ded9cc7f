package homeostat.wire;

import java.util.Objects;

/// Where a device works: what a host knows and the device's sheet does not.
///
/// @param name the bed's name, unique in its fleet, e.g. `bed-3`
/// @param patient what to call the patient on a screen, e.g. `adult#004 (virtual)`
/// @param speed device seconds per second of the wall: 1 at every real bedside, more in a
///     simulation that runs ahead, so that a screen can say so
public record Bed(String name, String patient, double speed) {

    /// A bed has a name and time that runs.
    public Bed {
        Objects.requireNonNull(name);
        Objects.requireNonNull(patient);
        if (!(speed > 0) || Double.isInfinite(speed)) {
            throw new WireException("not a speed: speed=" + speed + ", expected a number above 0");
        }
    }

    /// A bed in real time.
    public static Bed of(String name, String patient) {
        return new Bed(name, patient, 1);
    }
}
