package activetrader.simulator.stream;

import activetrader.http.WebSocketSession;
import activetrader.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// How messages travel.
enum Encoding {
    JSON_TEXT {
        @Override
        void send(WebSocketSession session, Object message) {
            session.sendText(Json.write(message));
        }
    },
    /// As the order stream of a paper account sends them.
    JSON_BINARY {
        @Override
        void send(WebSocketSession session, Object message) {
            session.sendBinary(Json.write(message).getBytes(StandardCharsets.UTF_8));
        }
    },
    MESSAGE_PACK {
        @Override
        void send(WebSocketSession session, Object message) {
            session.sendBinary(MessagePack.write(message));
        }

        @Override
        Map<String, Object> read(byte[] message) {
            return MessagePack.readObject(message);
        }
    };

    abstract void send(WebSocketSession session, Object message);

    /// What a client sent in a binary frame.
    ///
    /// @throws IllegalArgumentException or [activetrader.json.JsonException] when it is not an object
    Map<String, Object> read(byte[] message) {
        return Json.readObject(new String(message, StandardCharsets.UTF_8));
    }
}
