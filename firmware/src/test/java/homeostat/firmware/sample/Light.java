package homeostat.firmware.sample;

/// An enum in a file of its own: switches on it go through a synthetic `$SwitchMap$` table.
enum Light {
    RED(30), AMBER(3), GREEN(25);

    final int seconds;

    Light(int seconds) {
        this.seconds = seconds;
    }
}
