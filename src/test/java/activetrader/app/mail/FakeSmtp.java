package activetrader.app.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// A mail server on this machine (RFC 5321) with STARTTLS and AUTH LOGIN.
final class FakeSmtp implements AutoCloseable {
    /// What clients said, line by line; `TLS` where a connection became encrypted.
    final List<String> said = new CopyOnWriteArrayList<>();
    final List<String> mails = new CopyOnWriteArrayList<>();
    /// Answers that replace the usual one, by the verb of a command; `DATA.` is the end of a mail.
    final Map<String, String> answers = new ConcurrentHashMap<>();

    private final ServerSocket socket;
    private final @Nullable SSLContext tls;
    private final boolean implicit;

    /// @param tls null for a server that offers none
    /// @param implicit whether TLS begins with the first byte
    FakeSmtp(@Nullable SSLContext tls, boolean implicit) throws IOException {
        this.tls = tls;
        this.implicit = implicit;
        this.socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> talk(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client) {
            Socket line = implicit ? encrypted(client) : client;
            reply(line, "220 fake ESMTP");
            while (true) {
                String command = converse(line);
                if (!command.equals("STARTTLS")) {
                    return;
                }
                line = encrypted(line);
            }
        } catch (IOException e) {
            said.add("LOST");
        }
    }

    private Socket encrypted(Socket client) throws IOException {
        if (tls == null) {
            throw new IOException("no TLS here");
        }
        SSLSocket secure = (SSLSocket) tls.getSocketFactory().createSocket(client, "localhost", client.getPort(), true);
        secure.setUseClientMode(false);
        secure.startHandshake();
        said.add("TLS");
        return secure;
    }

    /// Answers commands until the connection ends or must be encrypted.
    private String converse(Socket line) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.UTF_8));
        for (String command = in.readLine(); command != null; command = in.readLine()) {
            said.add(command);
            String verb = command.split(" ", 2)[0];
            String other = answers.get(verb);
            if (other != null) {
                reply(line, other);
                continue;
            }
            switch (verb) {
                case "EHLO" -> reply(line, ehlo(line));
                case "STARTTLS" -> {
                    reply(line, "220 go on");
                    return verb;
                }
                case "AUTH" -> login(line, in, command);
                case "DATA" -> mail(line, in);
                case "QUIT" -> {
                    reply(line, "221 bye");
                    return verb;
                }
                default -> reply(line, "250 ok");
            }
        }
        return "";
    }

    private String ehlo(Socket line) {
        boolean offers = tls != null && !(line instanceof SSLSocket);
        return "250-fake\r\n" + (offers ? "250-STARTTLS\r\n" : "") + "250 AUTH LOGIN";
    }

    private void login(Socket line, BufferedReader in, String command) throws IOException {
        if (command.equals("AUTH LOGIN")) {
            reply(line, "334 VXNlcm5hbWU6");
            said.add("user " + in.readLine());
        }
        reply(line, "334 UGFzc3dvcmQ6");
        said.add("password " + in.readLine());
        reply(line, answers.getOrDefault("PASSWORD", "235 welcome"));
    }

    private void mail(Socket line, BufferedReader in) throws IOException {
        reply(line, "354 send");
        StringBuilder mail = new StringBuilder();
        for (String each = in.readLine(); each != null && !each.equals("."); each = in.readLine()) {
            mail.append(each).append('\n');
        }
        mails.add(mail.toString());
        reply(line, answers.getOrDefault("DATA.", "250 taken"));
    }

    private static void reply(Socket line, String text) throws IOException {
        OutputStream out = line.getOutputStream();
        out.write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
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
