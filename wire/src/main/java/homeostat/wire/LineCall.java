package homeostat.wire;

import java.util.Arrays;

/// What a host may ask of a device at the other end of a serial line.
///
/// Up to [#CALIBRATE] these are the methods of [homeostat.kernel.Device] of the same name, which
/// say what they do; from there on they belong to the driver layer around it. The codes are on the
/// wire: never reorder, never reuse. Arguments and results are words of 64 bits, doubles by their
/// bits.
public enum LineCall {
    OFFER(1, "offer", "IDIJ", false, Among.INPUTS),
    POST(2, "post", "IDJ", true, Among.INBOXES),
    SETTLE(3, "settle", "IJIDJ", true, Among.RECEIPTS),
    ACKNOWLEDGE(4, "acknowledge", "I", false, Among.ALARMS),
    STAGE(5, "stage", "ID", true, Among.PARAMETERS),
    CONFIRM(6, "confirm", "", false, Among.NOTHING),
    ADVANCE(7, "advance", "J", false, Among.NOTHING),
    OVERRAN(8, "overran", "IJ", false, Among.TASKS),
    BEGIN(9, "begin", "", false, Among.NOTHING),
    RESUME(10, "resume", "", true, Among.NOTHING),
    REMEMBER(11, "remember", "IJ", false, Among.WORDS),
    REMEMBERED(12, "remembered", "I", true, Among.WORDS),
    CONTINUE_AFTER(13, "continueAfter", "IJ", false, Among.ORDERS),
    PAUSE_AUDIO(14, "pauseAudio", "J", false, Among.NOTHING),
    NEXT_EVENT(32, "nextEventNs", "", true, Among.NOTHING),
    DIGEST(33, "digest", "", true, Among.NOTHING),
    OUTPUT_BASE(34, "outputBase", "I", true, Among.OUTPUTS),
    OUTPUT_QUALITY(35, "outputQuality", "I", true, Among.OUTPUTS),
    OUTPUT_AT(36, "outputAtNs", "I", true, Among.OUTPUTS),
    ORDER_BASE(37, "orderBase", "I", true, Among.ORDERS),
    ORDER_SEQUENCE(38, "orderSequence", "I", true, Among.ORDERS),
    ORDER_EXPIRES(39, "orderExpiresNs", "I", true, Among.ORDERS),
    ORDER_REASON(40, "orderReason", "I", true, Among.ORDERS),
    ALARM_CODE(41, "alarmCode", "I", true, Among.ALARMS),
    ALARM_ONSET(42, "alarmOnsetNs", "I", true, Among.ALARMS),
    IS_AUDIBLE(43, "isAudible", "IJ", true, Among.ALARMS),
    MODE_CODE(44, "modeCode", "I", true, Among.CELLS),
    MODE_REGIME(45, "modeRegime", "I", true, Among.CELLS),
    MODE_SINCE(46, "modeSinceNs", "I", true, Among.CELLS),
    IS_DISTRUSTED(47, "isDistrusted", "I", true, Among.TASKS),
    /// Input, offset, gain: from now on what a sensor says is offered as (said - offset) / gain.
    CALIBRATE(128, "calibrate", "IDD", false, Among.INPUTS),
    /// Input, what its sensor says: what would be offered.
    CORRECTED(129, "corrected", "ID", true, Among.INPUTS),
    /// Looks at processor, RAM and flash, whole: bits of what is broken, 0 for nothing.
    SELF_TEST(130, "selfTest", "", true, Among.NOTHING);

    /// What the first word numbers, so that a device refuses a number that it does not have.
    enum Among { NOTHING, INPUTS, INBOXES, RECEIPTS, OUTPUTS, ORDERS, ALARMS, PARAMETERS, TASKS,
        CELLS, WORDS }

    private static final int DRIVER = 128;
    private final int code;
    private final String method;
    private final String parameters;
    private final boolean gives;
    private final Among among;

    LineCall(int code, String method, String parameters, boolean gives, Among among) {
        this.code = code;
        this.method = method;
        this.parameters = parameters;
        this.gives = gives;
        this.among = among;
    }

    /// The fixed code.
    public int code() {
        return code;
    }

    /// The device's method.
    public String method() {
        return method;
    }

    /// How many words it takes.
    public int arity() {
        return parameters.length();
    }

    /// The word that a number is, as it is written in a recorded run.
    ///
    /// @throws WireException when it is none
    long word(int place, String written) {
        try {
            return parameters.charAt(place) == 'D'
                    ? Double.doubleToLongBits(Double.parseDouble(written))
                    : Long.parseLong(written);
        } catch (NumberFormatException e) {
            throw new WireException("not a number: method=" + method + " argument=" + written
                    + ", expected one of type " + parameters.charAt(place));
        }
    }

    /// The call of the device's method of that name.
    ///
    /// @throws WireException when there is none
    static LineCall named(String method) {
        return Arrays.stream(values()).filter(one -> one.method.equals(method)).findFirst()
                .orElseThrow(() -> new WireException("no such call: method=" + method
                        + ", expected one that goes over a line"));
    }

    /// Whether it gives a word.
    public boolean gives() {
        return gives;
    }

    Among among() {
        return among;
    }

    /// Whether it asks the device, and not the drivers around it.
    public boolean isOfDevice() {
        return code < DRIVER;
    }
}
