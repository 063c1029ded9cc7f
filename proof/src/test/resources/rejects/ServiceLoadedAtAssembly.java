import java.util.ServiceLoader;

final class ServiceLoadedAtAssembly {
    interface Filter {
        double next(double sample);
    }

    private final Filter filter = ServiceLoader.load(Filter.class).findFirst().orElse(null);
    private double value;

    void step(long nowNs) {
        value = filter.next(nowNs);
    }
}
