package activetrader.simulator.exchange;

import activetrader.simulator.exchange.account.Ledger;
import activetrader.simulator.exchange.account.Valuation;
import activetrader.simulator.exchange.book.OrderBook;
import activetrader.simulator.exchange.book.OrderHours;
import activetrader.simulator.tape.Tape;

/// What the parts of the exchange share; everything that changes is guarded by the exchange's lock.
record ExchangeContext(
        ExchangeSettings settings,
        Tape tape,
        OrderHours sessions,
        Valuation valuation,
        OrderBook book,
        Ledger ledger,
        SeededRandom dice,
        OrderScheduler agenda,
        Announcer announcer) {}
