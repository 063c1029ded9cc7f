package one;

public class Near extends Base {
    @Override
    public int hidden() {
        return 3;
    }
}
