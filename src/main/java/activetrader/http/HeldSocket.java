package activetrader.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.Channel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The listening socket that systemd keeps for this process and passes as its standard input
/// (`StandardInput=socket`), so that no other program can listen on the port while the process is down.
/// See decision 67.
final class HeldSocket {
    private static final Logger log = LoggerFactory.getLogger(HeldSocket.class);
    private static final Duration LONGEST_UPDATE = Duration.ofSeconds(1);

    private HeldSocket() {}

    /// The socket for `port`; empty in a process that got none.
    ///
    /// @throws IOException when the passed socket listens on another port
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

    /// Closes the connections that were opened while the process was down: their clients no longer expect an
    /// answer, so their requests must not be carried out now.
    private static void hangUp(ServerSocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        SocketChannel waiting = channel.accept();
        while (waiting != null) {
            waiting.close();
            waiting = channel.accept();
        }
    }

    /// A connector on `held`, which stays open when the server stops: systemd keeps the socket. Java also points
    /// standard output at `/dev/null` when an inherited socket is closed, which would lose the last lines of the
    /// log.
    static ServerConnector connector(Server server, HttpConnectionFactory http, ServerSocketChannel held)
            throws IOException {
        ServerConnector connector = new ServerConnector(server, 0, 1, http) {
            @Override
            protected void doStop() throws Exception {
                stopAccepting(this, held);
                super.doStop();
            }

            @Override
            public void close() {
                // the process is about to end
            }
        };
        connector.open(held);
        return connector;
    }

    /// Removes `held` from the connector's selector, which closes at its stop whatever it still selects. A
    /// cancelled key disappears with the next selection, so the second update comes after it.
    private static void stopAccepting(ServerConnector connector, ServerSocketChannel held) throws InterruptedException {
        for (ManagedSelector selecting : connector.getSelectorManager().getBeans(ManagedSelector.class)) {
            update(selecting, selector -> {
                SelectionKey key = held.keyFor(selector);
                if (key != null) {
                    key.cancel();
                }
            });
            update(selecting, _ -> {});
        }
    }

    private static void update(ManagedSelector selecting, ManagedSelector.SelectorUpdate update)
            throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        selecting.submit(selector -> {
            update.update(selector);
            done.countDown();
        });
        if (!done.await(LONGEST_UPDATE.toMillis(), TimeUnit.MILLISECONDS)) {
            log.warn("the server's selector does not answer");
        }
    }
}
