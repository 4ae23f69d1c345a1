package activetrader.simulator.access;

import activetrader.http.WebRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// The one key pair that the simulator lets in, as Alpaca's two headers or as HTTP Basic.
public record ApiKeys(String id, String secret) {
    private static final String BASIC = "Basic ";

    /// `SIM` and `SIM`.
    public static ApiKeys defaults() {
        return new ApiKeys("SIM", "SIM");
    }

    /// Whether `request` carries the pair.
    public boolean admit(WebRequest request) {
        boolean headers = id.equals(request.header("apca-api-key-id").orElse(""))
                && secret.equals(request.header("apca-api-secret-key").orElse(""));
        return headers || basic().equals(request.header("authorization").orElse(""));
    }

    /// Whether this is the pair; what is null or no text is not.
    public boolean are(@Nullable Object otherId, @Nullable Object otherSecret) {
        return id.equals(otherId) && secret.equals(otherSecret);
    }

    private String basic() {
        byte[] pair = (id + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return BASIC + Base64.getEncoder().encodeToString(pair);
    }

    /// Never shows the secret.
    @Override
    public String toString() {
        return "ApiKeys[" + id + "]";
    }
}
