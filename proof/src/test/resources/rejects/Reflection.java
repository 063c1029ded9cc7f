final class Reflection {
    private Object found;

    void step(long nowNs) throws ReflectiveOperationException {
        found = Reflection.class.getDeclaredField("found").get(this);
    }
}
