package activetrader.config;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The bearer token of one MCP service. A program that listens on the port of another service cannot use the token
/// sent there to call this one.
///
/// @param own the token that our own clients send
/// @param base the common token from which `own` was derived; the service accepts it too, but our clients never
///     send it. Null when `own` was chosen independently
public record ServiceToken(Secret own, @Nullable Secret base) {
    private static final String HASH = "HmacSHA256";

    /// A token that was chosen for the service.
    public static ServiceToken of(Secret own) {
        return new ServiceToken(own, null);
    }

    /// The token of `service` from a common one: HMAC-SHA-256 (RFC 2104) of its name, in hex digits. It reveals
    /// neither `base` nor the token of another service.
    public static ServiceToken derived(Secret base, String service) {
        try {
            Mac mac = Mac.getInstance(HASH);
            mac.init(new SecretKeySpec(bytes(base.reveal()), HASH));
            return new ServiceToken(new Secret(HexFormat.of().formatHex(mac.doFinal(bytes(service)))), base);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HASH, e);
        }
    }

    /// Whether `given` is a valid token; the time depends only on the length of `given`.
    public boolean isOpenedBy(String given) {
        byte[] shown = bytes(given);
        boolean byOwn = MessageDigest.isEqual(bytes(own.reveal()), shown);
        boolean byBase = base != null && MessageDigest.isEqual(bytes(base.reveal()), shown);
        return byOwn || byBase;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
