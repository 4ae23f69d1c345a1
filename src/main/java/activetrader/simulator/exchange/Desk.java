package activetrader.simulator.exchange;

import activetrader.simulator.exchange.account.Ledger;
import activetrader.simulator.exchange.account.Valuation;
import activetrader.simulator.tape.Tape;

/// What the parts of the exchange share; everything that changes is guarded by the exchange's lock.
record Desk(
        ExchangeSettings settings,
        Tape tape,
        Sessions sessions,
        Valuation valuation,
        OrderBook book,
        Ledger ledger,
        Dice dice,
        Agenda agenda,
        Announcer announcer) {}
