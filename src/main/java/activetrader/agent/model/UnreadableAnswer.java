package activetrader.agent.model;

/// An HTTP answer of success whose body is no chat completion in any form that is known.
final class UnreadableAnswer extends RuntimeException {
    UnreadableAnswer(String message, Throwable cause) {
        super(message, cause);
    }
}
