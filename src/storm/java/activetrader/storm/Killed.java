package activetrader.storm;

/// Ends every thread of a killed component. It is an error of the virtual machine's kind, because no code catches
/// those, not even a library's.
final class Killed extends VirtualMachineError {
    Killed() {
        super("killed by the storm");
    }

    /// Returns this without a stack trace: tens of thousands are thrown.
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
