package activetrader.app.storm;

/// Ends every thread of a component that was killed. An error of the machine's own kind, because that is what no code
/// catches, not even a library's.
final class Killed extends VirtualMachineError {
    Killed() {
        super("killed by the storm");
    }

    /// Tens of thousands of them need no stack traces.
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
