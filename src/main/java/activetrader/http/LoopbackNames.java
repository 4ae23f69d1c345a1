package activetrader.http;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The host names of a server on the loopback address. Any other `Host` means that DNS rebinding led a page in a
/// browser here.
public final class LoopbackNames {
    private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

    private LoopbackNames() {}

    /// Whether `host`, the value of a `Host` header with or without its port, names this machine.
    public static boolean includes(@Nullable String host) {
        if (host == null) {
            return false;
        }
        int colon = host.lastIndexOf(':');
        if (colon <= host.lastIndexOf(']')) {
            return NAMES.contains(host);
        }
        return NAMES.contains(host.substring(0, colon))
                && PORT.matcher(host.substring(colon + 1)).matches();
    }
}
