package activetrader.app.alerts.channel;

/// A picture that goes with an alert.
///
/// @param name of the file, such as `2026-03-02.png`
/// @param png the content; neither this record nor its users change it
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record Picture(String name, byte[] png) {}
