package activetrader.risk;

import activetrader.market.Money;
import activetrader.market.calendar.TradingDay;
import activetrader.risk.AccountView.ClockCheck;
import activetrader.risk.AccountView.DayRecord;
import activetrader.risk.Finding.MissingInput;
import java.time.Instant;

/// What the rules about the whole account look at. Reaching for what is not known throws [MissingInput].
record AccountInputs(AccountView view, RiskLimits limits) {
    Instant now() {
        return view.now();
    }

    TradingDay day() {
        if (view.day() == null) {
            throw MissingInput.of("today's trading session");
        }
        return view.day();
    }

    ClockCheck clock() {
        if (view.clock() == null) {
            throw MissingInput.of("the broker's clock");
        }
        return view.clock();
    }

    AccountSnapshot books() {
        if (view.books() == null) {
            throw MissingInput.of("the account");
        }
        return view.books();
    }

    DayRecord today() {
        if (view.today() == null) {
            throw MissingInput.of("the record of today's trades");
        }
        return view.today();
    }

    Money equity() {
        return books().account().equity();
    }

    Exposures exposures() {
        return Exposures.of(books(), positionLimit());
    }

    Money positionLimit() {
        return Percent.of(equity(), limits.size().maxPositionPercent());
    }

    Money deployedLimit() {
        return Percent.of(equity(), limits.size().maxDeployedPercent());
    }

    Money grossLimit() {
        return Percent.of(equity(), limits.size().maxGrossPercent());
    }

    Money riskLimit() {
        return Percent.of(equity(), limits.size().riskPerTradePercent());
    }

    /// Equity when the day began; one that is not positive is no such number, and would switch the daily loss limit
    /// off.
    Money startEquity() {
        if (!today().startEquity().isPositive()) {
            throw MissingInput.of("the equity at the start of the day");
        }
        return today().startEquity();
    }

    /// What has been lost since the day began, realised or not; negative for a gain.
    Money dailyLoss() {
        return startEquity().minus(equity());
    }

    Money dailyLossLimit() {
        return Percent.of(startEquity(), limits.loss().maxDailyLossPercent());
    }

    /// Buying power, never negative.
    Money usableBuyingPower() {
        return books().account().buyingPower().max(Money.ZERO);
    }
}
