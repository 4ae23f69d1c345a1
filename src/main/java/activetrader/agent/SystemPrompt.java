package activetrader.agent;

import activetrader.config.FileFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The text that the model gets before every cycle. Its bytes never change within a day, so that prompt caches hit
/// it.
///
/// @param hash the start of the text's SHA-256, which names it in the records
record SystemPrompt(String text, String hash) {
    private static final int HASH_LENGTH = 16;

    /// The two files one after the other.
    ///
    /// @throws UncheckedIOException with the file's name when one cannot be read
    static SystemPrompt read(Path promptFile, Path guideFile) {
        return of(content(promptFile) + "\n\n" + content(guideFile));
    }

    /// The prompt of `text`. Doubled braces are changed, as they would be read as a template's variables.
    static SystemPrompt of(String text) {
        String safe = text.replace("{{", "{ {").replace("}}", "} }");
        return new SystemPrompt(safe, sha256(safe).substring(0, HASH_LENGTH));
    }

    private static String content(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the prompt " + file + ": " + FileFault.of(file, e), e);
        }
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
