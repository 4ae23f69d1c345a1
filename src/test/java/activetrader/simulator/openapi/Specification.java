package activetrader.simulator.openapi;

import activetrader.SharedFolder;
import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.Response;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Alpaca's description of one of its APIs, to hold requests and answers against.
final class Specification {
    private static final Map<String, Specification> READ = new ConcurrentHashMap<>();

    private final OpenApiInteractionValidator validator;

    private final boolean marketData;

    private Specification(OpenApiInteractionValidator validator, boolean marketData) {
        this.validator = validator;
        this.marketData = marketData;
    }

    /// The file `name` of the shared folder, read once; skips the test when it is not there.
    static Specification of(String name) {
        return READ.computeIfAbsent(name, Specification::read);
    }

    private static Specification read(String name) {
        Path file = SharedFolder.require("alpaca/openapi/" + name);
        OpenApiInteractionValidator validator = OpenApiInteractionValidator.createForSpecificationUrl(file.toString())
                .withBasePathOverride("/")
                .build();
        return new Specification(validator, name.startsWith("market-data"));
    }

    boolean isMarketData() {
        return marketData;
    }

    /// The deviations that are Alpaca's own.
    List<Deviation> known() {
        return marketData ? Deviation.MARKET_DATA : Deviation.TRADING;
    }

    /// What of `exchange` is not as described, one line for each deviation.
    List<String> deviations(Eavesdropper.Exchange exchange) {
        WebRequest request = exchange.request();
        String name = request.method() + " " + request.path();
        ValidationReport report = validator.validate(of(request), of(exchange.response()));
        return lines(report.getMessages())
                .map(line -> name + " " + exchange.response().status() + ": " + line)
                .toList();
    }

    private static Stream<String> lines(List<ValidationReport.Message> messages) {
        return messages.stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .map(message -> pointer(message) + ": " + message.getMessage().replaceAll("\\s+", " "));
    }

    private static String pointer(ValidationReport.Message message) {
        return message.getContext()
                .flatMap(ValidationReport.MessageContext::getPointers)
                .map(ValidationReport.MessageContext.Pointers::getInstance)
                .orElse("");
    }

    private static Request of(WebRequest request) {
        SimpleRequest.Builder copy = new SimpleRequest.Builder(request.method(), request.path());
        request.query().forEach(copy::withQueryParam);
        request.headers().forEach(copy::withHeader);
        if (!request.body().isEmpty()) {
            copy.withBody(request.body());
        }
        return copy.build();
    }

    private static Response of(WebResponse response) {
        SimpleResponse.Builder copy = SimpleResponse.Builder.status(response.status());
        response.headers().forEach(copy::withHeader);
        if (!response.contentType().isEmpty()) {
            copy.withContentType(response.contentType());
        }
        if (!response.body().isEmpty()) {
            copy.withBody(response.body());
        }
        return copy.build();
    }
}
