package activetrader.agent.tools;

import org.jspecify.annotations.Nullable;

/// A tool call without a result. The subtype says what the caller may do next.
public abstract sealed class ToolFailure extends RuntimeException {
    private ToolFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /// The tool answered with an error: the arguments or its own data source are at fault. The connection works.
    public static final class Refused extends ToolFailure {
        public Refused(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /// The service could not be reached, or another program answers at its address: try again in the next cycle.
    public static final class ServiceDown extends ToolFailure {
        public ServiceDown(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /// The call was sent and no answer came back: it may have taken effect. Check before you repeat it.
    public static final class OutcomeUnknown extends ToolFailure {
        public OutcomeUnknown(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
