package homeostat.bench;

/// The least that a JVM can be started for; `bench startup` measures how long that takes.
final class Hello {
    private Hello() {}

    /// Says one line and ends.
    public static void main(String[] arguments) {
        System.out.println("hello");
    }
}
