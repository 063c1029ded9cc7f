package homeostat.app;

import homeostat.kernel.Device;
import java.util.Arrays;
import java.util.stream.Collectors;

/// The devices that ship, by the word they go by: the class whose `assemble()` makes each.
enum Devices {
    PANCREAS("pancreas", "homeostat.device.pancreas.Pancreas"),
    MONITOR("monitor", "homeostat.device.monitor.Monitor"),
    VAD("vad", "homeostat.device.vad.Vad"),
    HEART("heart", "homeostat.device.heart.ArtificialHeart"),
    KIDNEY("kidney", "homeostat.device.kidney.Kidney"),
    LUNG("lung", "homeostat.device.lung.Lung");

    private final String word;
    private final String factory;

    Devices(String word, String factory) {
        this.word = word;
        this.factory = factory;
    }

    String word() {
        return word;
    }

    String factory() {
        return factory;
    }

    /// A device, newly assembled.
    Device assembled() {
        try {
            return (Device) Class.forName(factory).getMethod("assemble").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new AppException("device cannot be assembled without more: name=" + word
                    + ", expected one whose factory asks for nothing");
        }
    }

    static Devices named(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst()
                .orElseThrow(() -> new AppException("no such device: name=" + word + ", expected "
                        + Arrays.stream(values()).map(Devices::word)
                                .collect(Collectors.joining(" or "))));
    }
}
