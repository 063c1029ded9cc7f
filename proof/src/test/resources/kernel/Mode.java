package homeostat.kernel;

public interface Mode {
}
