package activetrader.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.Channel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/// The listening socket that systemd holds for this process and hands over as its standard input
/// (`StandardInput=socket`), so that nobody else can listen on the port while the process is down.
final class HeldSocket {
    private HeldSocket() {}

    /// The socket for `port`; empty in a process that was handed none.
    ///
    /// @throws IOException when the socket that was handed over listens on another port
    static Optional<ServerSocketChannel> take(int port) throws IOException {
        Channel inherited = System.inheritedChannel();
        if (!(inherited instanceof ServerSocketChannel channel)) {
            return Optional.empty();
        }
        int held = channel.getLocalAddress() instanceof InetSocketAddress address ? address.getPort() : -1;
        if (held != port) {
            throw new IOException("systemd holds port " + held + " for it, but the configuration says " + port
                    + "; run deploy/install.sh again");
        }
        hangUp(channel);
        return Optional.of(channel);
    }

    /// Whoever called while nobody served is cut off: what it asked for is not done now, when it no longer expects it.
    private static void hangUp(ServerSocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        SocketChannel waiting = channel.accept();
        while (waiting != null) {
            waiting.close();
            waiting = channel.accept();
        }
    }

    /// A connector on `held`, which stays open when the server stops: the process is about to end, systemd keeps the
    /// socket, and closing one that was inherited would close standard output too.
    static ServerConnector connector(Server server, HttpConnectionFactory http, ServerSocketChannel held)
            throws IOException {
        ServerConnector connector = new ServerConnector(server, 0, 1, http) {
            @Override
            public void close() {
                // see above
            }
        };
        connector.open(held);
        return connector;
    }
}
