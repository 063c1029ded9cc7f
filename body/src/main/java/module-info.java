/// Virtual patients: organ models, the people they are made of, and what can be measured on them.
module homeostat.body {
    requires transitive homeostat.kernel;
    requires transitive homeostat.seed;

    exports homeostat.body;
    exports homeostat.body.circulation;
    exports homeostat.body.glucose;
    exports homeostat.body.kidney;
    exports homeostat.body.lung;
    exports homeostat.body.whole;
}
