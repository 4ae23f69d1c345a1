package activetrader.market.calendar;

/// Who says when the exchange is open.
public enum CalendarSource {
    BROKER_CALENDAR("the broker's calendar"),
    BROKER_CLOCK("the broker's clock"),
    EXCHANGE_RULES("the exchange's rule book");

    private final String words;

    CalendarSource(String words) {
        this.words = words;
    }

    /// The source in words, for logs and alerts.
    public String words() {
        return words;
    }
}
