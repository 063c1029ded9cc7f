package homeostat.proof.hunt;

import java.util.Arrays;

/// What instrumented code reports to while it runs. Allocates nothing, so that the thread's
/// allocation counter shows the program's own bytes alone. One program at a time, one thread.
public final class Probe {
    /// A loop that came round so often is taken for endless.
    static final int ENDLESS = 200_000;

    private static final int IDS = 1024;
    private static final int OBJECTS = 1 << 10;
    private static final int[] active = new int[IDS];
    private static final int[] count = new int[IDS];
    private static final int[] most = new int[IDS];
    private static final boolean[] cameBack = new boolean[IDS];
    private static final Object[] objects = new Object[OBJECTS];
    private static final Object[] readBy = new Object[OBJECTS];
    private static final Object[] writtenBy = new Object[OBJECTS];
    private static Object task;
    static int recursive = -1;
    static Object shared;

    private Probe() {
    }

    static final class Endless extends Error {
        private static final long serialVersionUID = 1;
        final int loop;

        Endless(int loop) {
            super("loop " + loop, null, false, false);
            this.loop = loop;
        }
    }

    /// Forgets everything: a new program begins.
    static void clear() {
        Arrays.fill(most, 0);
        recursive = -1;
        shared = null;
        forgetObjects();
        unwind();
    }

    /// Forgets who touched what: new objects are made.
    static void forgetObjects() {
        Arrays.fill(objects, null);
        Arrays.fill(readBy, null);
        Arrays.fill(writtenBy, null);
    }

    /// Forgets what was going on when an exception ended it.
    static void unwind() {
        Arrays.fill(active, 0);
        Arrays.fill(count, 0);
        Arrays.fill(cameBack, false);
        task = null;
    }

    static int mostRounds(int loop) {
        return most[loop];
    }

    /// A method is entered.
    public static void enter(int method) {
        active[method]++;
        if (active[method] > 1) {
            recursive = method;
        }
    }

    /// A method is left by its return.
    public static void exit(int method) {
        active[method]--;
    }

    /// The step of a task begins.
    public static void task(Object entered) {
        task = entered;
    }

    /// Control is about to jump back to the head of a loop.
    public static void back(int loop) {
        cameBack[loop] = true;
    }

    /// Control did not jump back after all: the condition at the end of a loop was false.
    public static void past(int loop) {
        cameBack[loop] = false;
    }

    /// Control stands at the head of a loop. Counted are the returns to it since it was entered.
    public static void head(int loop) {
        count[loop] = cameBack[loop] ? count[loop] + 1 : 0;
        cameBack[loop] = false;
        if (count[loop] > most[loop]) {
            most[loop] = count[loop];
            if (count[loop] > ENDLESS) {
                throw new Endless(loop);
            }
        }
    }

    /// A field or an element of `object` is read.
    public static void read(Object object) {
        if (task != null && object != null) {
            int slot = slot(object);
            if (writtenBy[slot] != null && writtenBy[slot] != task) {
                shared = object;
            }
            readBy[slot] = task;
        }
    }

    /// A field or an element of `object` is written.
    public static void write(Object object) {
        if (task != null && object != null) {
            int slot = slot(object);
            if (writtenBy[slot] != null && writtenBy[slot] != task
                    || readBy[slot] != null && readBy[slot] != task) {
                shared = object;
            }
            writtenBy[slot] = task;
        }
    }

    private static int slot(Object object) {
        int slot = System.identityHashCode(object) & (OBJECTS - 1);
        while (objects[slot] != null && objects[slot] != object) {
            slot = slot + 1 & (OBJECTS - 1);
        }
        objects[slot] = object;
        return slot;
    }
}
