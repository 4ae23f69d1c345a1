package activetrader.agent.tools;

import activetrader.config.Redactor;
import activetrader.config.Secret;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.exception.ToolArgumentsException;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.mcp.client.DefaultMcpClient;
import dev.langchain4j.mcp.client.transport.http.StreamableHttpMcpTransport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The connection to one MCP service. It is made when it is first needed, and again after a transport error.
///
/// One bad answer can block a client of the library for good, so a client that has seen a transport error is
/// replaced. The library reports a tool call that timed out as a success; here it is a
/// [ToolFailure.OutcomeUnknown].
final class ServiceConnection implements ServiceLink {
    private static final Logger log = LoggerFactory.getLogger(ServiceConnection.class);
    private static final String PROTOCOL = "2025-11-25";
    private static final String TIMED_OUT = "the call timed out without an answer";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration HANDSHAKE_TIMEOUT = Duration.ofSeconds(10);

    private final String name;
    private final ServiceAddress address;
    private final Redactor redactor;
    private final Duration toolTimeout;
    private final AtomicReference<@Nullable DefaultMcpClient> client = new AtomicReference<>();

    ServiceConnection(String name, ServiceAddress address, Duration toolTimeout) {
        this.name = name;
        this.address = address;
        this.redactor = Redactor.of(address.token());
        this.toolTimeout = toolTimeout;
    }

    @Override
    public String name() {
        return name;
    }

    /// Checks that the service answers, with a new connection if the old one no longer works.
    @Override
    public void check() {
        DefaultMcpClient current = client.get();
        if (current != null) {
            try {
                current.checkHealth();
                return;
            } catch (RuntimeException e) {
                log.warn("mcp connection lost service={} reason=\"{}\"", name, reason(e));
                drop(current);
                if (Failures.kindOf(e) == Failures.Kind.INTERRUPTED) {
                    throw down(e);
                }
            }
        }
        connected();
    }

    @Override
    public List<ToolSpecification> tools() {
        DefaultMcpClient current = connected();
        try {
            return current.listTools();
        } catch (RuntimeException e) {
            drop(current);
            throw down(e);
        }
    }

    @Override
    public String execute(ToolExecutionRequest request, InvocationContext context) {
        DefaultMcpClient current = connected();
        String text;
        try {
            text = current.executeTool(request, context).resultText();
        } catch (ToolArgumentsException e) {
            throw new ToolFailure.Refused(reason(e), redactor.cause(e));
        } catch (RuntimeException e) {
            throw translated(e, request.name(), current);
        }
        if (TIMED_OUT.equals(text)) {
            drop(current);
            throw unknown(request.name(), TIMED_OUT, null);
        }
        return text == null ? "" : redactor.clean(text);
    }

    /// The reason without secrets: the program at the address may return the token that it was sent.
    private String reason(RuntimeException e) {
        return redactor.clean(Failures.reason(e));
    }

    private ToolFailure translated(RuntimeException e, String tool, DefaultMcpClient current) {
        return switch (Failures.kindOf(e)) {
            case ANSWERED -> new ToolFailure.Refused(reason(e), redactor.cause(e));
            case NOT_SENT -> {
                drop(current);
                yield down(e);
            }
            case INTERRUPTED -> {
                Thread.currentThread().interrupt();
                yield unknown(tool, "interrupted while waiting for the answer", e);
            }
            case BROKEN -> {
                drop(current);
                yield unknown(tool, reason(e), redactor.cause(e));
            }
        };
    }

    private ToolFailure unknown(String tool, String reason, @Nullable Throwable cause) {
        return new ToolFailure.OutcomeUnknown(name + " gave no answer to " + tool + ": " + reason, cause);
    }

    /// Keeps the interrupt for the caller: libraries turn it into an exception and clear it.
    private ToolFailure down(RuntimeException e) {
        if (Failures.kindOf(e) == Failures.Kind.INTERRUPTED) {
            Thread.currentThread().interrupt();
        }
        return new ToolFailure.ServiceDown(
                name + " does not answer at " + address.url() + ": " + reason(e), redactor.cause(e));
    }

    private DefaultMcpClient connected() {
        DefaultMcpClient current = client.get();
        if (current != null) {
            return current;
        }
        DefaultMcpClient fresh = connect();
        if (client.compareAndSet(null, fresh)) {
            log.info("mcp connected service={} url={}", name, address.url());
            return fresh;
        }
        fresh.close();
        return connected();
    }

    private DefaultMcpClient connect() {
        Secret token = address.token();
        StreamableHttpMcpTransport transport = StreamableHttpMcpTransport.builder()
                .url(address.url().toString())
                .timeout(CONNECT_TIMEOUT)
                .setHttpVersion1_1()
                .customHeaders(token == null ? Map.of() : Map.of("Authorization", "Bearer " + token.reveal()))
                .build();
        try {
            return DefaultMcpClient.builder()
                    .transport(transport)
                    .key(name)
                    .clientName("active-trader")
                    .protocolVersion(PROTOCOL)
                    .initializationTimeout(HANDSHAKE_TIMEOUT)
                    .pingTimeout(CONNECT_TIMEOUT)
                    .toolExecutionTimeout(toolTimeout)
                    .toolExecutionTimeoutErrorMessage(TIMED_OUT)
                    .autoHealthCheck(false)
                    .metaSupplier(call -> call == null ? Map.of() : CycleTag.metaOf(call.invocationContext()))
                    .build();
        } catch (RuntimeException e) {
            throw down(e);
        }
    }

    private void drop(DefaultMcpClient broken) {
        if (client.compareAndSet(broken, null)) {
            broken.close();
        }
    }

    @Override
    public void close() {
        DefaultMcpClient last = client.getAndSet(null);
        if (last != null) {
            last.close();
        }
    }
}
