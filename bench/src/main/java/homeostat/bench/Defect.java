package homeostat.bench;

import java.util.List;

/// One defect, and what became of it in each language.
///
/// @param name of the two programs, `bench/peers/proof/NAME.java` and `NAME.rs`
/// @param title what is wrong, as the first line of both says
/// @param java what became of it in Java
/// @param rust what became of it in Rust; null where there is no Rust
record Defect(String name, String title, Fate java, Fate rust) {

    /// Who refuses a program before it runs, the cheapest first.
    enum Gate {
        /// `javac`, `rustc` as they come.
        COMPILER("the compiler"),
        /// The same with all its warnings, as errors.
        WARNINGS("the compiler, warnings as errors"),
        /// `homeostat prove` for the one, Clippy's default lints for the other.
        CHECKER("the checker"),
        /// Nobody.
        NOBODY("nobody");

        private final String words;

        Gate(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /// How a program ends that was accepted.
    enum Run {
        /// It was refused, and not run.
        NONE("not run"),
        /// A check of its own types stops the value.
        STOPPED("stopped"),
        /// The language stops it: an exception, a panic, a signal.
        TRAPS("traps"),
        /// It does not end within the time that it has.
        HANGS("hangs"),
        /// It ends as if nothing were wrong.
        PASSES("passes");

        private final String words;

        Run(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /// What became of a program.
    ///
    /// @param gate who refused it
    /// @param by what the gate called it: codes, lints, rules
    /// @param run how it ended as it ships, unless the compiler as it comes refused it
    /// @param said what it said when it ended early
    /// @param test how it ended as it is tested (Rust: without optimisation, with its checks)
    record Fate(Gate gate, List<String> by, Run run, String said, Run test) {
        Fate {
            by = List.copyOf(by);
        }
    }
}
