package activetrader.history.csv;

import activetrader.history.Resolution;

/// How the stamps of one file are to be read.
///
/// @param zone of stamps without one
record StampReading(StampForm form, StampZone zone, StampEdge edge, Resolution resolution) {
    String words() {
        String zoneWords = form.isNaive() ? ", taken as times of " + zone.words() : "";
        return switch (resolution) {
            case MINUTES -> "1-minute bars, stamps " + form.words() + zoneWords + ", " + edge.words();
            case DAYS -> "daily bars";
        };
    }
}
