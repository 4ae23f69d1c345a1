package activetrader.broker;

import java.time.Instant;

/// What time it is at the broker, and what it says of the market.
public record MarketClock(Instant now, boolean isOpen, Instant nextOpen, Instant nextClose) {}
