package activetrader.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/// An HTTP/1.1 server that listens on 127.0.0.1, and elsewhere only by [#startAt]. Every request has a
/// virtual thread of its own.
public final class LoopbackServer implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";

    private final Server server;
    private final ServerConnector connector;

    private LoopbackServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /// Serves `handler` on `port`, or on a free port when it is 0.
    ///
    /// @throws UncheckedIOException with a one-line reason when the port is taken
    public static LoopbackServer start(int port, WebHandler handler) {
        return start(port, new HandlerAdapter(handler));
    }

    /// Serves `handler`, and each of `sockets` at its path, on `port`, or on a free port when it is 0.
    ///
    /// @param sockets by path, such as `/stream`
    /// @throws UncheckedIOException with a one-line reason when the port is taken
    public static LoopbackServer start(int port, WebHandler handler, Map<String, WebSocketHandler> sockets) {
        Server server = server(port);
        WebSocketUpgradeHandler upgrade = WebSocketUpgradeHandler.from(server, container -> {
            container.setIdleTimeout(Duration.ZERO);
            sockets.forEach((path, socket) -> container.addMapping(
                    path, (request, _, _) -> new JettyWebSocket(socket, HandlerAdapter.handshake(request))));
        });
        upgrade.setHandler(new HandlerAdapter(handler));
        return start(server, port, upgrade);
    }

    /// Serves each of `servlets` at its path on `port`, or on a free port when it is 0. Every request passes
    /// `guard` first.
    ///
    /// @param servlets by path, such as `/mcp`
    /// @throws UncheckedIOException with a one-line reason when the port is taken
    public static LoopbackServer start(int port, Map<String, Servlet> servlets, Filter guard) {
        ServletContextHandler context = new ServletContextHandler();
        context.setErrorHandler(new PlainErrors());
        context.addFilter(new FilterHolder(guard), "/*", EnumSet.of(DispatcherType.REQUEST));
        servlets.forEach((path, servlet) -> {
            ServletHolder holder = new ServletHolder(servlet);
            holder.setAsyncSupported(true);
            context.addServlet(holder, path);
        });
        return start(port, context);
    }

    /// Serves `handler` on `port` of `address`, or on a free port when it is 0. The caller has made sure that who
    /// comes from another machine may.
    ///
    /// @param address of this machine, such as `127.0.0.1`
    /// @throws UncheckedIOException with a one-line reason when the port is taken
    public static LoopbackServer startAt(String address, int port, WebHandler handler) {
        return start(server(port), address, port, new HandlerAdapter(handler));
    }

    static LoopbackServer start(int port, Handler handler) {
        return start(server(port), port, handler);
    }

    private static LoopbackServer start(Server server, int port, Handler handler) {
        return start(server, LOOPBACK, port, handler);
    }

    private static Server server(int port) {
        QueuedThreadPool threads = new QueuedThreadPool(8, 2);
        threads.setName("http-" + port);
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("http-" + port + "-", 0).factory()));
        Server server = new Server(threads, new ScheduledExecutorScheduler("http-" + port + "-timer", true), null);
        server.setErrorHandler(new PlainErrors());
        return server;
    }

    private static LoopbackServer start(Server server, String address, int port, Handler handler) {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendDateHeader(false);
        ServerConnector connector = connector(server, address, port, new HttpConnectionFactory(configuration));
        server.addConnector(connector);
        server.setHandler(handler);
        return started(new LoopbackServer(server, connector), port);
    }

    private static ServerConnector connector(Server server, String address, int port, HttpConnectionFactory http) {
        try {
            Optional<ServerSocketChannel> held = HeldSocket.take(port);
            if (held.isPresent()) {
                return HeldSocket.connector(server, http, held.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot serve on " + LOOPBACK + ":" + port + ": " + e.getMessage(), e);
        }
        ServerConnector connector = new ServerConnector(server, 1, 1, http);
        connector.setHost(address);
        connector.setPort(port);
        return connector;
    }

    private static LoopbackServer started(LoopbackServer host, int port) {
        try {
            host.server.start();
            return host;
        } catch (Exception e) {
            host.close();
            IOException cause = e instanceof IOException io ? io : new IOException(e);
            String reason = e.getCause() instanceof BindException
                    ? "port " + port + " on " + LOOPBACK + " is taken by another program"
                    : "cannot serve on " + LOOPBACK + ":" + port + ": " + e.getMessage();
            throw new UncheckedIOException(reason, cause);
        }
    }

    public int port() {
        return connector.getLocalPort();
    }

    /// `http://127.0.0.1:<port>`.
    public String url() {
        return "http://" + LOOPBACK + ":" + port();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the server on port " + port() + " did not stop", e);
        }
    }
}
