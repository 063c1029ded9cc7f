import java.lang.reflect.Proxy;

final class ProxyAtAssembly {
    interface Filter {
        double next(double sample);
    }

    private final Filter filter = (Filter) Proxy.newProxyInstance(
            Filter.class.getClassLoader(), new Class<?>[] {Filter.class},
            (proxy, method, arguments) -> 1.0);
    private double value;

    void step(long nowNs) {
        value = filter.next(nowNs);
    }
}
