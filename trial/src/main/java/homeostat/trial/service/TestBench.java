package homeostat.trial.service;

import homeostat.kernel.Device;
import java.util.List;

/// A device on a bench: a signal generator on every input, and references for its sensors.
///
/// That is all a device has to bring to be tested and calibrated; everything else is read off its
/// sheet.
public interface TestBench {
    /// What provokes nothing.
    String NOTHING = "";

    /// The device, fresh.
    Device assemble();

    /// What the generator puts on an input, in the base unit as [Device#offer] takes it; NaN for
    /// nothing. The device's orders may be looked at, to answer as a healthy actuator would.
    ///
    /// @param port an input of the sheet
    /// @param seconds since the bench was switched on; what provokes begins when the bench thinks
    ///     fit, and must have made its alarm visible by [#secondsMax]
    /// @param device as it stands now
    /// @param provoked the name of the alarm that is to sound, or [#NOTHING]
    double signal(String port, double seconds, Subject device, String provoked);

    /// Time between two looks at the generator, s.
    double sampleSeconds();

    /// How long each test lasts, s.
    int seconds();

    /// How long it may take until that alarm sounds, s.
    default int secondsMax(String provoked) {
        return seconds();
    }

    /// The sensors that can be calibrated against a reference.
    List<Channel> channels();
}
