/// The deterministic world where the loop is closed.
module homeostat.trial {
    requires transitive homeostat.kernel;
    requires transitive homeostat.signal;
    requires transitive homeostat.device;
    requires transitive homeostat.body;
    requires transitive homeostat.record;
    requires transitive homeostat.seed;
    requires com.fasterxml.jackson.databind;
    requires java.management;

    exports homeostat.trial.eeg;
    exports homeostat.trial.heart;
    exports homeostat.trial.kidney;
    exports homeostat.trial.lung;
    exports homeostat.trial.monitor;
    exports homeostat.trial.organ;
    exports homeostat.trial.pancreas;
    exports homeostat.trial.service;
    exports homeostat.trial.vad;
    exports homeostat.trial;

    opens homeostat.trial.heart to com.fasterxml.jackson.databind;
    opens homeostat.trial.organ to com.fasterxml.jackson.databind;
    opens homeostat.trial.pancreas to com.fasterxml.jackson.databind;
    opens homeostat.trial.vad to com.fasterxml.jackson.databind;
}
