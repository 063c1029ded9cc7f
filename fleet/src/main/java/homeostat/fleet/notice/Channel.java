package homeostat.fleet.notice;

import java.io.IOException;

/// A way to reach a person.
public interface Channel {

    /// What to call it on a status page.
    String name();

    /// Delivers it: when this returns, the other side has said that it has it. Anything else is an
    /// exception, and then nobody knows.
    void deliver(Notice notice) throws IOException;
}
