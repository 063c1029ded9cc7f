package homeostat.trial.organ;

import homeostat.trial.Host;
import homeostat.trial.Surroundings;

/// A world at whose device somebody looks each time it has had its turn.
abstract class WatchedWorld implements Surroundings {
    private final Surroundings world;

    WatchedWorld(Surroundings world) {
        this.world = world;
    }

    abstract void look(long nowNs, Host host);

    @Override
    public final long nextEventNs() {
        return world.nextEventNs();
    }

    @Override
    public final void before(long nowNs, Host host) {
        world.before(nowNs, host);
    }

    @Override
    public final void after(long nowNs, Host host) {
        world.after(nowNs, host);
        look(nowNs, host);
    }
}
