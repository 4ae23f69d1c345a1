package activetrader.simulator.tape;

import activetrader.market.Symbol;
import java.time.Instant;

/// From `at` on what traded as `from` trades as `to`, whose history is that of `from`.
public record Renaming(Symbol from, Symbol to, Instant at) {}
