package activetrader.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/// Lets Jetty call a [WebHandler].
final class HandlerAdapter extends Handler.Abstract {
    private final WebHandler handler;

    HandlerAdapter(WebHandler handler) {
        this.handler = handler;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        WebResponse answer;
        try {
            WebRequest asked = read(request);
            Optional<EventSource> events = handler.events(asked);
            if (events.isPresent()) {
                stream(events.get(), response, callback);
                return true;
            }
            answer = request.getMethod().equals("TRACE") ? WebResponse.empty(405) : handler.handle(asked);
        } catch (WebHandler.DroppedConnection _) {
            request.getConnectionMetaData().getConnection().getEndPoint().close();
            callback.succeeded();
            return true;
        }
        response.setStatus(answer.status());
        if (!answer.contentType().isEmpty()) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.contentType());
        }
        answer.headers().forEach(response.getHeaders()::put);
        Content.Sink.write(response, true, answer.body(), callback);
        return true;
    }

    /// Writes events until the source ends or the client has gone.
    private static void stream(EventSource source, Response response, Callback callback) throws InterruptedException {
        response.setStatus(200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream; charset=UTF-8");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        try {
            source.writeTo((name, data) -> Content.Sink.write(response, false, event(name, data)));
            callback.succeeded();
        } catch (IOException e) {
            callback.failed(e);
        }
    }

    private static ByteBuffer event(String name, String data) {
        String lines = data.lines().map(line -> "data: " + line + "\n").collect(Collectors.joining());
        return ByteBuffer.wrap(("event: " + name + "\n" + lines + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /// The request that opens a WebSocket.
    static WebRequest handshake(Request request) throws Exception {
        return read(request, "");
    }

    private static WebRequest read(Request request) throws Exception {
        return read(request, Content.Source.asString(request, StandardCharsets.UTF_8));
    }

    private static WebRequest read(Request request, String body) throws Exception {
        Map<String, String> query = new HashMap<>();
        for (Fields.Field field : Request.extractQueryParameters(request)) {
            query.put(field.getName(), field.getValues().getLast());
        }
        Map<String, String> headers = new HashMap<>();
        for (HttpField field : request.getHeaders()) {
            headers.put(field.getLowerCaseName(), field.getValue());
        }
        return new WebRequest(request.getMethod(), Request.getPathInContext(request), query, headers, body);
    }
}
