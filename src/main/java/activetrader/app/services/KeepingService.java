package activetrader.app.services;

import activetrader.broker.alpaca.AlpacaPastBars;

/// A service that also keeps the bars of each session.
record KeepingService(Service service, AlpacaPastBars source, SessionKeeper keeper) implements Service {
    @Override
    public int port() {
        return service.port();
    }

    @Override
    public String doing() {
        return service.doing();
    }

    @Override
    public void close() {
        keeper.close();
        source.close();
        service.close();
    }
}
