package homeostat.trial.service;

import homeostat.kernel.Device;
import homeostat.kernel.Sheet;

/// A device in this process, on the bench.
record LocalSubject(Device device) implements Subject {
    @Override
    public Sheet sheet() {
        return device.sheet();
    }

    @Override
    public void offer(int input, double base, int qualityCode, long atNs) {
        device.offer(input, base, qualityCode, atNs);
    }

    @Override
    public void advance(long nowNs) {
        device.advance(nowNs);
    }

    @Override
    public boolean stage(int parameter, double base) {
        return device.stage(parameter, base);
    }

    @Override
    public void confirm() {
        device.confirm();
    }

    @Override
    public void overran(int task, long nowNs) {
        device.overran(task, nowNs);
    }

    @Override
    public int memoryWords() {
        return device.memory().length;
    }

    @Override
    public void remember(int word, long bits) {
        device.remember(word, bits);
    }

    @Override
    public boolean resume() {
        return device.resume();
    }

    @Override
    public long digest() {
        return device.digest();
    }

    @Override
    public double orderBase(int port) {
        return device.orderBase(port);
    }

    @Override
    public long orderSequence(int port) {
        return device.orderSequence(port);
    }

    @Override
    public int alarmCode(int alarm) {
        return device.alarmCode(alarm);
    }

    @Override
    public int modeRegime(int cell) {
        return device.modeRegime(cell);
    }

    @Override
    public boolean isDistrusted(int task) {
        return device.isDistrusted(task);
    }
}
