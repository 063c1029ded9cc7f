package homeostat.trial.pancreas;

import homeostat.kernel.Span;
import homeostat.trial.Host;

/// Takes the power of the device away at the instant of a [PowerCut], and gives it back.
final class PowerSwitch {
    private final FaultList faults;
    private final PumpDriver driver;
    private final PancreasPorts ports;
    private final SafetyWatch watch;
    private Fault fault;

    PowerSwitch(FaultList faults, PumpDriver driver, PancreasPorts ports, SafetyWatch watch) {
        this.faults = faults;
        this.driver = driver;
        this.ports = ports;
        this.watch = watch;
    }

    /// The first thing in a minute.
    void minute(long minute, Host host) {
        Fault active = faults.active(FaultKind.POWER_LOSS, minute);
        if (active == null) {
            restore(minute, host);
            return;
        }
        boolean begins = active != fault;
        fault = active;
        if (!begins || !host.isPowered()) {
            return;
        }
        switch (PowerCut.of(active.severity())) {
            case BEFORE_STEP -> cut(host);
            case WHILE_SAVING -> host.tearAfter(PowerCut.wordsKept(active.severity(),
                    host.device().memory().length));
            case BEFORE_PUBLICATION, BEFORE_SENDING, AFTER_SENDING, MEMORY_LOST -> { }
        }
    }

    /// At each instant that the device has lived, before its orders leave.
    void beforeSending(long nowNs, Host host) {
        if (fault == null || !host.isPowered()) {
            return;
        }
        boolean published = nowNs > Span.minutes(fault.fromMinute());
        boolean now = switch (PowerCut.of(fault.severity())) {
            case BEFORE_PUBLICATION -> true;
            case WHILE_SAVING, BEFORE_SENDING -> published;
            case BEFORE_STEP, AFTER_SENDING, MEMORY_LOST -> false;
        };
        if (now) {
            cut(host);
        }
    }

    /// At each instant, when its orders have left.
    void afterSending(long nowNs, Host host) {
        boolean published = fault != null && nowNs > Span.minutes(fault.fromMinute());
        if (published && host.isPowered()) {
            switch (PowerCut.of(fault.severity())) {
                case AFTER_SENDING -> cut(host);
                case MEMORY_LOST -> {
                    cut(host);
                    host.destroyMemory();
                }
                case BEFORE_STEP, BEFORE_PUBLICATION, WHILE_SAVING, BEFORE_SENDING -> { }
            }
        }
    }

    private void cut(Host host) {
        host.powerOff();
        watch.powerOff();
    }

    private void restore(long minute, Host host) {
        fault = null;
        if (host.isPowered()) {
            return;
        }
        boolean whole = host.powerOn(Span.minutes(minute));
        if (!whole) {
            host.continueAfter(ports.rate(), driver.lastRate());
            host.continueAfter(ports.bolus(), driver.lastBolus());
        }
        watch.powerOn(whole);
    }
}
