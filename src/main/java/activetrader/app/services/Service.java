package activetrader.app.services;

/// The service that runs in a process of its own.
interface Service extends AutoCloseable {
    /// The port on which it answers.
    int port();

    /// What it does, in one line for the service manager.
    String doing();

    @Override
    void close();
}
