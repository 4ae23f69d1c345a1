package activetrader.app.settings;

import activetrader.config.Problems;
import activetrader.config.WebAddress;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/// Reads the base address of an OpenAI-compatible API; accepts the address of a single call too.
/// See decision 66.
final class ModelAddress {
    /// Hosts whose API is below `/v1`.
    private static final Set<String> BELOW_V1 = Set.of("api.openai.com", "api.deepseek.com");

    private ModelAddress() {}

    /// The address in `text`; for a bad one adds to `problems` and returns `standard`.
    static URI read(String name, String text, URI standard, Problems problems) {
        Optional<URI> url = WebAddress.parse(text.strip().replaceFirst("(/chat)?/completions/*$", ""));
        if (url.isEmpty()) {
            problems.add(name + " must be a web address such as " + standard + ", without a name or password, was \""
                    + WebAddress.shown(text) + "\"");
        }
        return url.map(ModelAddress::completed).orElse(standard);
    }

    private static URI completed(URI url) {
        boolean bare = url.getPath() == null || url.getPath().isEmpty();
        return bare && BELOW_V1.contains(url.getHost()) ? URI.create(url + "/v1") : url;
    }
}
