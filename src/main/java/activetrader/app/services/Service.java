package activetrader.app.services;

/// What lives in a service's process.
interface Service extends AutoCloseable {
    /// Where it answers.
    int port();

    /// One line for the service manager.
    String doing();

    @Override
    void close();
}
