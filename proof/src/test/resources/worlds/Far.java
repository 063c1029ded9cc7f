package two;

import one.Base;
import one.Tight;

public class Far extends Base implements Tight {
    int hidden() {
        return 2;
    }

    private int own() {
        return 2;
    }
}
