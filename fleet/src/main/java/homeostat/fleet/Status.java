package homeostat.fleet;

import homeostat.fleet.notice.Notices;

/// What the server says of itself beside its beds.
record Status(String version, Notices notices, Latency latency) {

    void write(Json json) {
        latency.write(json.object("alarmLatency"));
        json.endObject();
        json.object("notices").field("confirmed", notices.confirmed())
                .field("unconfirmed", notices.unconfirmed())
                .field("givenUp", notices.givenUp())
                .field("trouble", notices.trouble()).endObject();
    }
}
