package activetrader.simulator.stream;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Where the messages of a market-data stream come from.
interface Feed {
    /// The symbols there are.
    List<String> symbols();

    /// What came on `channel` for `symbol` after `from` up to `until`, in Alpaca's words, oldest first.
    List<Map<String, Object>> between(Channel channel, String symbol, Instant from, Instant until);
}
