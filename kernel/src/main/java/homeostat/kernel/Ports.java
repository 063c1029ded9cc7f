package homeostat.kernel;

/// The ports, alarms and modes of one duty: what is latched, published and discarded together.
final class Ports {
    private final In<?>[] inputs;
    private final Inbox<?>[] inboxes;
    private final Receipts<?>[] receipts;
    private final Out<?>[] outputs;
    private final OrderPort<?>[] orders;
    private final Alarm[] alarms;
    private final ModeCell<?>[] modes;

    Ports(TaskAssembly assembly) {
        inputs = assembly.inputs.toArray(new In<?>[0]);
        inboxes = assembly.inboxes.toArray(new Inbox<?>[0]);
        receipts = assembly.receipts.toArray(new Receipts<?>[0]);
        outputs = assembly.outputs.toArray(new Out<?>[0]);
        orders = assembly.orders.toArray(new OrderPort<?>[0]);
        alarms = assembly.alarms.toArray(new Alarm[0]);
        modes = assembly.modes.toArray(new ModeCell<?>[0]);
    }

    /// Whether there is a port for orders among them.
    boolean orders() {
        return orders.length > 0;
    }

    void latch(long nowNs) {
        for (int i = 0; i < inputs.length; i++) {
            inputs[i].latch(nowNs);
        }
        for (int i = 0; i < inboxes.length; i++) {
            inboxes[i].latch();
        }
        for (int i = 0; i < receipts.length; i++) {
            receipts[i].latch();
        }
    }

    void publish() {
        for (int i = 0; i < outputs.length; i++) {
            outputs[i].publish();
        }
        for (int i = 0; i < orders.length; i++) {
            orders[i].publish();
        }
        for (int i = 0; i < alarms.length; i++) {
            alarms[i].publish();
        }
        for (int i = 0; i < modes.length; i++) {
            modes[i].publish();
        }
    }

    void discard(long nowNs) {
        for (int i = 0; i < outputs.length; i++) {
            outputs[i].discard();
        }
        for (int i = 0; i < orders.length; i++) {
            orders[i].discard();
        }
        for (int i = 0; i < alarms.length; i++) {
            alarms[i].discard();
        }
        for (int i = 0; i < modes.length; i++) {
            modes[i].distrust(nowNs);
        }
    }

    long fold(long digest) {
        long folded = digest;
        for (int i = 0; i < outputs.length; i++) {
            Reading<?> reading = outputs[i].published();
            folded = Digest.fold(folded, reading.base);
            folded = Digest.fold(folded, (long) reading.quality.code());
        }
        for (int i = 0; i < orders.length; i++) {
            Order<?> order = orders[i].published();
            folded = Digest.fold(folded, order.base);
            folded = Digest.fold(folded, order.sequence);
            folded = Digest.fold(folded, order.expiresNs);
        }
        for (int i = 0; i < alarms.length; i++) {
            folded = Digest.fold(folded, (long) alarms[i].state().code());
        }
        for (int i = 0; i < modes.length; i++) {
            folded = Digest.fold(folded, (long) modes[i].publishedCode());
        }
        return folded;
    }
}
