package activetrader.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/// Reads web addresses from settings, without a slash at the end.
public final class WebAddress {
    private WebAddress() {}

    /// The http or https address in `text`; empty when it is none. An address with a user name, password or query
    /// is refused too, because it would be shown with the address.
    public static Optional<URI> parse(String text) {
        try {
            URI url = new URI(text.replaceFirst("/+$", ""));
            String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("http") || scheme.equals("https");
            boolean plain = url.getUserInfo() == null && url.getQuery() == null && url.getFragment() == null;
            return web && plain && url.getHost() != null ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /// `text` for a message: without a user name, a password or a query.
    public static String shown(String text) {
        return text.replaceFirst("//[^/]*@", "//***@").replaceFirst("\\?.*", "?***");
    }
}
