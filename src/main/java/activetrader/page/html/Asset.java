package activetrader.page.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// A style sheet or a script from the JAR, and the hash by which a page's policy allows it.
public record Asset(String content) {
    /// The charts, by Apache ECharts.
    public static Asset echarts() {
        return read("/META-INF/resources/_static/echarts/6.0.0/dist/echarts.min.js");
    }

    /// What turns the data of a page into charts.
    public static Asset charts() {
        return read("/page/charts.js");
    }

    /// What keeps an open page up to date.
    public static Asset live() {
        return read("/page/live.js");
    }

    /// What sends the stops.
    public static Asset stops() {
        return read("/page/stops.js");
    }

    /// What sends the token of a page that asks for one.
    public static Asset login() {
        return read("/page/login.js");
    }

    /// The looks of all pages.
    public static Asset style() {
        return read("/page/page.css");
    }

    static Asset read(String name) {
        try (InputStream in = Asset.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the JAR lacks " + name);
            }
            return new Asset(new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r", ""));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + " in the JAR: " + e.getMessage(), e);
        }
    }

    /// As a source in a Content-Security-Policy.
    public String source() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
