// Defect: a list is changed while it is walked.
import java.util.ArrayList;
import java.util.List;

final class ChangedWhileWalked {
    private final List<Integer> value = new ArrayList<>(List.of(1, 2, 3));

    void step(long nowNs) {
        for (Integer alarm : value) {
            if (alarm == 2) {
                value.add(4);
            }
        }
    }

    public static void main(String[] arguments) {
        ChangedWhileWalked device = new ChangedWhileWalked();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
