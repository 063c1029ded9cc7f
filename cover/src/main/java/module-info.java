/// Which conditions the tests have shown to decide.
module homeostat.cover {
    requires transitive java.compiler;
    requires jdk.compiler;

    exports homeostat.cover;
}
