package activetrader.agent.tools;

import org.jspecify.annotations.Nullable;

/// A tool call without a result. The subtype says what the caller may do next.
public abstract sealed class ToolFailure extends RuntimeException {
    private ToolFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /// The tool answered that it could not: the arguments or its own upstream are at fault. Nothing is broken here.
    public static final class Refused extends ToolFailure {
        public Refused(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /// The service could not be reached, or it is not the service it should be: try again in the next cycle.
    public static final class ServiceDown extends ToolFailure {
        public ServiceDown(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /// The call was sent and no answer came back: it may have happened. Look before you repeat it.
    public static final class OutcomeUnknown extends ToolFailure {
        public OutcomeUnknown(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
