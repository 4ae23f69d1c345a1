package activetrader.mcp;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// Writes the SDK's answers as the SDK's own mapper does, except exceptions, which that one writes with their stack
/// traces: of an exception a client gets the code and the message, as JSON-RPC 2.0 defines.
record PlainErrorMapper(McpJsonMapper mapper) implements McpJsonMapper {
    private static final int INTERNAL_ERROR = -32603;

    private static Object plain(Object value) {
        return value instanceof Throwable failure ? error(failure) : value;
    }

    private static Map<String, Object> error(Throwable failure) {
        Map<String, Object> error = new LinkedHashMap<>();
        if (failure instanceof McpError known && known.getJsonRpcError() != null) {
            error.put("code", known.getJsonRpcError().code());
            error.put("message", known.getJsonRpcError().message());
        } else {
            error.put("code", INTERNAL_ERROR);
            error.put("message", "failed inside the service; its log has the reason");
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("jsonrpc", "2.0");
        answer.put("id", null);
        answer.put("error", error);
        return answer;
    }

    @Override
    public String writeValueAsString(Object value) throws IOException {
        return mapper.writeValueAsString(plain(value));
    }

    @Override
    public byte[] writeValueAsBytes(Object value) throws IOException {
        return writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public <T> T readValue(String content, Class<T> type) throws IOException {
        return mapper.readValue(content, type);
    }

    @Override
    public <T> T readValue(byte[] content, Class<T> type) throws IOException {
        return mapper.readValue(content, type);
    }

    @Override
    public <T> T readValue(String content, TypeRef<T> type) throws IOException {
        return mapper.readValue(content, type);
    }

    @Override
    public <T> T readValue(byte[] content, TypeRef<T> type) throws IOException {
        return mapper.readValue(content, type);
    }

    @Override
    public <T> T convertValue(Object from, Class<T> type) {
        return mapper.convertValue(from, type);
    }

    @Override
    public <T> T convertValue(Object from, TypeRef<T> type) {
        return mapper.convertValue(from, type);
    }
}
