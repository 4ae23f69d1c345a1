package activetrader.simulator.stream;

import java.util.Arrays;
import java.util.List;

/// What a client of the market-data stream can subscribe to, by Alpaca's names, in the order of its answers.
enum Channel {
    TRADES("trades"),
    QUOTES("quotes"),
    BARS("bars"),
    UPDATED_BARS("updatedBars"),
    DAILY_BARS("dailyBars"),
    STATUSES("statuses"),
    LULDS("lulds");

    static final List<Channel> ALL = Arrays.asList(values());

    final String code;

    Channel(String code) {
        this.code = code;
    }
}
