package homeostat.bedside.mqtt;

/// A connection that cannot be made or does not speak MQTT 5. The message is one sentence.
public final class MqttException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MqttException(String message) {
        super(message);
    }

    MqttException(String message, Throwable cause) {
        super(message, cause);
    }
}
