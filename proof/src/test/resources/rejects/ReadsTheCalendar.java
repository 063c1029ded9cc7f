import java.time.Instant;

final class ReadsTheCalendar {
    private long ms;

    void step(long nowNs) {
        ms = Instant.now().toEpochMilli();
    }
}
