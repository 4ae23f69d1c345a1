package activetrader.risk;

import activetrader.market.Asset;
import activetrader.market.Money;
import activetrader.market.Position;
import activetrader.market.Price;
import activetrader.market.Quote;
import activetrader.market.Symbol;
import activetrader.risk.Finding.MissingInput;
import activetrader.risk.SymbolView.MarketTrend;
import activetrader.risk.SymbolView.Volatility;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the rules about one entry look at. Reaching for what is not known throws [MissingInput].
record EntryInputs(EntryCandidate candidate, AccountInputs account, SymbolView view) {
    Symbol symbol() {
        return candidate.symbol();
    }

    RiskLimits limits() {
        return account.limits();
    }

    Asset asset() {
        if (view.asset() == null) {
            throw MissingInput.of("whether " + symbol() + " can be traded");
        }
        return view.asset();
    }

    Quote quote() {
        if (view.quote() == null) {
            throw MissingInput.of("the quote of " + symbol());
        }
        return view.quote();
    }

    Price bid() {
        return side(quote().bid(), "bid");
    }

    Price ask() {
        return side(quote().ask(), "ask");
    }

    private Price side(@Nullable Price price, String name) {
        if (price == null) {
            throw MissingInput.of("the " + name + " of " + symbol());
        }
        return price;
    }

    Volatility volatility() {
        if (view.volatility() == null || view.volatility().atr().signum() <= 0) {
            throw MissingInput.of("the average true range of " + symbol());
        }
        return view.volatility();
    }

    MarketTrend marketTrend() {
        if (view.marketTrend() == null) {
            throw MissingInput.of("the trend of SPY and QQQ");
        }
        return view.marketTrend();
    }

    /// From -100 to 100.
    BigDecimal score() {
        if (view.score() == null) {
            throw MissingInput.of("the score of " + symbol());
        }
        return view.score();
    }

    Money averageDollarVolume() {
        if (view.averageDollarVolume() == null) {
            throw MissingInput.of("the average dollar volume of " + symbol());
        }
        return view.averageDollarVolume();
    }

    /// What is held in the symbol.
    Optional<Position> held() {
        return account.books().positions().stream()
                .filter(position -> position.symbol().equals(symbol()))
                .findFirst();
    }

    EntryPrices prices() {
        return candidate.isLong() ? EntryPrices.ofLong(this) : EntryPrices.ofShort(this);
    }
}
