package activetrader.config;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The bearer token of one MCP service. What listens on the port of another service learns nothing that opens this one.
///
/// @param own what our own clients show
/// @param base the common token that `own` was derived from, which opens the service too and is sent by none of ours;
///     null when `own` was chosen by itself
public record ServiceToken(Secret own, @Nullable Secret base) {
    private static final String HASH = "HmacSHA256";

    /// A token that was chosen for the service.
    public static ServiceToken of(Secret own) {
        return new ServiceToken(own, null);
    }

    /// The token of `service` below a common one: HMAC-SHA-256 (RFC 2104) of its name, in hex digits. It gives away
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

    /// Whether a client that shows `given` may come in; takes as long for every text of the same length.
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
