package activetrader.app.alerts.channel;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// A form with files, as RFC 7578 describes it.
public final class Multipart {
    private final String boundary = UUID.randomUUID().toString();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /// Adds a field of text.
    public Multipart field(String name, String value) {
        return part("form-data; name=\"" + name + "\"", "text/plain; charset=UTF-8", utf8(value));
    }

    /// Adds a field of JSON.
    public Multipart json(String name, String value) {
        return part("form-data; name=\"" + name + "\"", "application/json", utf8(value));
    }

    /// Adds a picture as a file.
    public Multipart picture(String name, Picture picture) {
        return part(
                "form-data; name=\"" + name + "\"; filename=\"" + picture.name() + "\"", "image/png", picture.png());
    }

    private Multipart part(String disposition, String type, byte[] content) {
        body.writeBytes(utf8("--" + boundary + "\r\nContent-Disposition: " + disposition + "\r\nContent-Type: " + type
                + "\r\n\r\n"));
        body.writeBytes(content);
        body.writeBytes(utf8("\r\n"));
        return this;
    }

    /// Makes this form the body of `request`, a POST.
    public void put(HttpRequest.Builder request) {
        body.writeBytes(utf8("--" + boundary + "--\r\n"));
        request.header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
