package activetrader.http;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
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
            answer = request.getMethod().equals("TRACE") ? WebResponse.empty(405) : handler.handle(read(request));
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
