package activetrader.app.settings;

import activetrader.config.ConfigException;
import activetrader.config.Environment;
import activetrader.config.FileFault;
import activetrader.config.Secret;
import activetrader.config.Section;
import activetrader.config.WebAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who may look at the page.
///
/// @param enabled whether the daemon serves it
/// @param publicUrl the https address at which a proxy shows it; null when there is none
/// @param readTokenFile where the token is that a reader must show, relative to the home folder; null when the
///     environment may name one
public record PageSettings(
        boolean enabled, @Nullable URI publicUrl, @Nullable String readTokenFile) {
    /// The variable of the read token.
    public static final String VARIABLE = "ACTIVE_TRADER_PAGE_TOKEN";

    private static final int SHORTEST = 16;

    static PageSettings read(Section section) {
        return new PageSettings(
                section.flag("enabled", true), publicUrl(section), section.optionalText("read_token_file"));
    }

    private static @Nullable URI publicUrl(Section section) {
        String text = section.optionalText("public_url");
        if (text == null) {
            return null;
        }
        Optional<URI> url = WebAddress.parse(text)
                .filter(read -> "https".equals(read.getScheme())
                        && String.valueOf(read.getPath()).isEmpty());
        if (url.isEmpty()) {
            section.problems()
                    .add(section.pathOf("public_url") + " must be an https address without a path, was \""
                            + WebAddress.shown(text) + "\"");
        }
        return url.orElse(null);
    }

    /// The token that a reader must show; empty when every user of this machine may read.
    ///
    /// @throws ConfigException when it cannot be read or is shorter than 16 characters
    public Optional<Secret> readToken(Environment environment, Path home) {
        Optional<Secret> token = environment
                .secret(VARIABLE)
                .or(() -> Optional.ofNullable(readTokenFile).map(file -> content(home.resolve(file))));
        token.filter(found -> found.reveal().length() < SHORTEST).ifPresent(found -> {
            throw new ConfigException("the read token of the page must have at least " + SHORTEST + " characters, had "
                    + found.reveal().length());
        });
        return token;
    }

    private static Secret content(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8).strip();
            if (text.isEmpty()) {
                throw new ConfigException("page.read_token_file: " + file + " is empty");
            }
            return Secret.checked(file.toString(), text);
        } catch (IOException e) {
            throw new ConfigException("page.read_token_file: " + FileFault.unreadable(file, e));
        }
    }
}
