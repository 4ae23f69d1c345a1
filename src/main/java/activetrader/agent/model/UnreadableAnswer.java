package activetrader.agent.model;

/// A successful HTTP answer whose body is no chat completion in any known form.
final class UnreadableAnswer extends RuntimeException {
    UnreadableAnswer(String message, Throwable cause) {
        super(message, cause);
    }
}
