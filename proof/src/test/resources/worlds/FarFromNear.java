package two;

import one.Near;

public class FarFromNear extends Near {
    @Override
    public int hidden() {
        return 4;
    }
}
