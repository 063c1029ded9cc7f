/// The deterministic world where the loop is closed.
module homeostat.trial {
    requires transitive homeostat.kernel;
    requires transitive homeostat.signal;
    requires transitive homeostat.device;
    requires transitive homeostat.body;
    requires homeostat.record;
    requires homeostat.seed;
    requires com.fasterxml.jackson.databind;
    requires java.management;

    exports homeostat.trial;
    exports homeostat.trial.pancreas;
    exports homeostat.trial.monitor;
}
