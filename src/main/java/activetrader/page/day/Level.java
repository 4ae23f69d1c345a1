package activetrader.page.day;

import activetrader.market.Price;
import java.time.Instant;

/// A price that counts from an instant on: where a stop stood, or what a symbol cost.
public record Level(Instant at, Price price) {}
