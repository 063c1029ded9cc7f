package homeostat.trial.service;

import homeostat.kernel.Device;
import homeostat.kernel.Sheet;

/// A device as a bench has hold of it: here, or at the other end of a line. Each method is the one
/// of [Device] of that name.
public interface Subject {
    /// The sheet.
    Sheet sheet();

    /// See [Device#offer].
    void offer(int input, double base, int qualityCode, long atNs);

    /// See [Device#advance].
    void advance(long nowNs);

    /// See [Device#stage].
    boolean stage(int parameter, double base);

    /// See [Device#confirm].
    void confirm();

    /// See [Device#overran].
    void overran(int task, long nowNs);

    /// How many words the device's memory has.
    int memoryWords();

    /// See [Device#remember].
    void remember(int word, long bits);

    /// See [Device#resume].
    boolean resume();

    /// See [Device#digest].
    long digest();

    /// See [Device#orderBase].
    double orderBase(int port);

    /// See [Device#orderSequence].
    long orderSequence(int port);

    /// See [Device#alarmCode].
    int alarmCode(int alarm);

    /// See [Device#modeRegime].
    int modeRegime(int cell);

    /// See [Device#isDistrusted].
    boolean isDistrusted(int task);

    /// A device in this process.
    static Subject of(Device device) {
        return new LocalSubject(device);
    }
}
