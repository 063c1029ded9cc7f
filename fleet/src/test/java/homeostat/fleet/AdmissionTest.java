package homeostat.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.Channel;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// When all knock at once, somebody must be let in, and nobody may keep the others out.
final class AdmissionTest {
    private final List<Channel> begun = new ArrayList<>();
    private final Admission admission = new Admission(begun::add, (_, why) -> {
        throw new AssertionError(why);
    });

    /// Somebody at an address.
    private static final class Caller extends EmbeddedChannel {
        private final String address;

        Caller(String address) {
            this.address = address;
        }

        @Override
        protected SocketAddress remoteAddress0() {
            return new InetSocketAddress(address, 1);
        }
    }

    @Test
    void noMoreAreBegunThanMayBeAndTheOthersWait() {
        knock("10.0.0.1", Admission.OPEN_EACH_MAX);
        knock("10.0.0.2", Admission.OPEN_EACH_MAX);
        knock("10.0.0.3", 5);
        assertEquals(Admission.OPEN_MAX, begun.size());
        assertEquals(5, admission.waiting());
        admission.leave(begun.getFirst());
        assertEquals(Admission.OPEN_MAX + 1, begun.size());
        assertEquals(4, admission.waiting());
    }

    /// Somebody who opens connections and says nothing.
    @Test
    void oneAddressKeepsNobodyAtAnotherWaiting() {
        knock("10.0.0.66", 1_000);
        assertEquals(Admission.OPEN_EACH_MAX, begun.size());
        Channel quiet = knock("10.0.0.7", 1).getFirst();
        assertTrue(begun.contains(quiet));
    }

    @Test
    void addressesTakeTurns() {
        knock("10.0.0.1", Admission.OPEN_EACH_MAX);
        knock("10.0.0.2", Admission.OPEN_EACH_MAX);
        knock("10.0.0.3", 20);
        Channel late = knock("10.0.0.4", 1).getFirst();
        admission.leave(begun.getFirst());
        assertFalse(begun.contains(late));
        admission.leave(begun.get(1));
        assertTrue(begun.contains(late));
    }

    @Test
    void whoLeftMeanwhileIsNotBegun() {
        knock("10.0.0.1", Admission.OPEN_EACH_MAX);
        List<Channel> impatient = knock("10.0.0.1", 2);
        impatient.getFirst().close();
        admission.leave(begun.getFirst());
        assertFalse(begun.contains(impatient.getFirst()));
        assertTrue(begun.contains(impatient.getLast()));
        assertEquals(0, admission.waiting());
    }

    private List<Channel> knock(String address, int times) {
        List<Channel> callers = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            Channel caller = new Caller(address);
            callers.add(caller);
            admission.enter(caller);
        }
        return callers;
    }
}
