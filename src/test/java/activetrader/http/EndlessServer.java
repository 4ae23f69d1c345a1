package activetrader.http;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A server whose answers begin well and never end.
public final class EndlessServer implements AutoCloseable {
    private final ServerSocket socket;

    public EndlessServer() {
        try {
            socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> answer(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void answer(Socket client) {
        byte[] block = new byte[64 * 1024];
        Arrays.fill(block, (byte) '1');
        try (client;
                OutputStream out = client.getOutputStream()) {
            out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n[\""
                    .getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            return; // the client had enough
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
