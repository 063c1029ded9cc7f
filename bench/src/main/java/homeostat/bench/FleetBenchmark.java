package homeostat.bench;

import java.util.function.Consumer;

/// Thousands of devices on one small server with the load beside it: how long alarms take, whether
/// anything acknowledged is lost, and what each parcel costs; beside a broker, a subscriber and a
/// database.
final class FleetBenchmark implements Benchmark {
    @Override
    public String name() {
        return "fleet";
    }

    @Override
    public String purpose() {
        return "telemetry of thousands of devices: ours, and mosquitto with PostgreSQL";
    }

    @Override
    public Report run(BenchRequest request, Consumer<String> progress) {
        throw new BenchException("x");
    }
}
