package activetrader.app;

/// What the program's exit status says.
final class ExitCode {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int BAD_USAGE = 2;

    private ExitCode() {}
}
