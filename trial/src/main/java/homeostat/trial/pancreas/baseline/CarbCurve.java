package homeostat.trial.pancreas.baseline;

/// How carbohydrate is taken up in the course of its absorption time, in parts of both.
///
/// Source: the two models of LoopKit/LoopAlgorithm (MIT): even; and rising until 0.15 of the time,
/// level until 0.5 of it, falling to its end.
enum CarbCurve {
    /// At an even rate.
    EVEN {
        @Override
        double absorbedPart(double timePart) {
            return Math.max(0, Math.min(1, timePart));
        }

        @Override
        double timePart(double absorbedPart) {
            return Math.max(0, Math.min(1, absorbedPart));
        }

        @Override
        double ratePart(double timePart) {
            return timePart > 0 && timePart <= 1 ? 1 : 0;
        }
    },
    /// Up, level, down.
    TRAPEZE {
        @Override
        double absorbedPart(double timePart) {
            if (timePart <= 0) {
                return 0;
            }
            if (timePart < RISEN) {
                return 0.5 * HEIGHT * timePart * timePart / RISEN;
            }
            if (timePart < FALLING) {
                return HEIGHT * (timePart - 0.5 * RISEN);
            }
            double since = timePart - FALLING;
            return timePart < 1 ? HEIGHT * (FALLING - 0.5 * RISEN
                    + since * (1 - 0.5 * since / (1 - FALLING))) : 1;
        }

        @Override
        double timePart(double absorbedPart) {
            if (absorbedPart <= 0) {
                return 0;
            }
            if (absorbedPart < 0.5 * HEIGHT * RISEN) {
                return Math.sqrt(2 * RISEN * absorbedPart / HEIGHT);
            }
            if (absorbedPart < HEIGHT * (FALLING - 0.5 * RISEN)) {
                return 0.5 * RISEN + absorbedPart / HEIGHT;
            }
            return absorbedPart < 1 ? 1 - Math.sqrt((1 - FALLING) * (1 + FALLING - RISEN)
                    * (1 - absorbedPart)) : 1;
        }

        @Override
        double ratePart(double timePart) {
            if (timePart <= 0 || timePart >= 1) {
                return 0;
            }
            if (timePart < RISEN) {
                return HEIGHT * timePart / RISEN;
            }
            return timePart < FALLING ? HEIGHT : HEIGHT * (1 - timePart) / (1 - FALLING);
        }
    };

    private static final double RISEN = 0.15;
    private static final double FALLING = 0.5;
    private static final double HEIGHT = 2 / (1 + FALLING - RISEN);

    /// What is absorbed after `timePart` of the time.
    abstract double absorbedPart(double timePart);

    /// When `absorbedPart` is absorbed.
    abstract double timePart(double absorbedPart);

    /// How fast it goes then, 1 on average.
    abstract double ratePart(double timePart);
}
