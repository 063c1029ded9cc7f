final class ReflectionAtAssembly {
    private final Runnable part;

    ReflectionAtAssembly() throws ReflectiveOperationException {
        part = (Runnable) Class.forName("Hidden").getConstructor().newInstance();
    }

    void step(long nowNs) {
    }
}
