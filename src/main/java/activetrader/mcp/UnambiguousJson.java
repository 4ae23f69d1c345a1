package activetrader.mcp;

import activetrader.json.Json;
import activetrader.json.JsonException;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Reads requests of MCP clients. Refuses a request in which an object has the same key twice: of two quantities it
/// is unclear which one is meant.
final class UnambiguousJson implements McpJsonMapper {
    private final McpJsonMapper mapper;

    UnambiguousJson(McpJsonMapper mapper) {
        this.mapper = mapper;
    }

    private static String checked(String content) throws IOException {
        try {
            Json.requireUnambiguous(content);
            return content;
        } catch (JsonException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static byte[] checked(byte[] content) throws IOException {
        checked(new String(content, StandardCharsets.UTF_8));
        return content;
    }

    @Override
    public <T> T readValue(String content, Class<T> type) throws IOException {
        return mapper.readValue(checked(content), type);
    }

    @Override
    public <T> T readValue(byte[] content, Class<T> type) throws IOException {
        return mapper.readValue(checked(content), type);
    }

    @Override
    public <T> T readValue(String content, TypeRef<T> type) throws IOException {
        return mapper.readValue(checked(content), type);
    }

    @Override
    public <T> T readValue(byte[] content, TypeRef<T> type) throws IOException {
        return mapper.readValue(checked(content), type);
    }

    @Override
    public <T> T convertValue(Object value, Class<T> type) {
        return mapper.convertValue(value, type);
    }

    @Override
    public <T> T convertValue(Object value, TypeRef<T> type) {
        return mapper.convertValue(value, type);
    }

    @Override
    public String writeValueAsString(Object value) throws IOException {
        return mapper.writeValueAsString(value);
    }

    @Override
    public byte[] writeValueAsBytes(Object value) throws IOException {
        return mapper.writeValueAsBytes(value);
    }
}
