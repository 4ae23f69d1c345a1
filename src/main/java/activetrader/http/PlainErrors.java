package activetrader.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Answers a request that Jetty refuses, or whose handler failed, with a status alone: no page, no stack trace, no
/// text of the request.
final class PlainErrors implements Request.Handler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        response.write(true, ByteBuffer.allocate(0), callback);
        return true;
    }
}
