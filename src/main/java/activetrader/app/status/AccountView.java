package activetrader.app.status;

import activetrader.agent.facts.PositionFacts;
import activetrader.agent.facts.PositionsAnswer;
import activetrader.agent.tools.McpTools;
import activetrader.agent.tools.ToolFailure;
import activetrader.app.settings.ServiceAddresses;
import activetrader.app.settings.Settings;
import activetrader.config.ConfigException;
import activetrader.journal.PositionSnapshot;
import activetrader.journal.RecordLines;
import activetrader.json.Json;
import activetrader.json.JsonException;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the account holds: from alpaca-trade or, when it does not answer, from the last records.
record AccountView(
        Status.Account account,
        List<Status.Position> positions,
        @Nullable List<String> blocks) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    static final AccountView UNKNOWN = new AccountView(Status.Account.UNKNOWN, List.of(), null);

    AccountView {
        positions = List.copyOf(positions);
    }

    /// @throws java.io.UncheckedIOException when alpaca-trade does not answer and the records cannot be read
    /// @throws JsonException when the last record of the positions cannot be parsed
    static AccountView read(Settings settings, boolean tradeIsUp) {
        Optional<AccountView> asked = tradeIsUp ? asked(settings) : Optional.empty();
        return asked.orElseGet(() -> recorded(settings));
    }

    private static Optional<AccountView> asked(Settings settings) {
        Optional<ServiceAddresses> services;
        try {
            services = ServiceAddresses.known(settings);
        } catch (ConfigException e) {
            return Optional.empty();
        }
        return services.flatMap(AccountView::asked);
    }

    private static Optional<AccountView> asked(ServiceAddresses services) {
        try (McpTools tools = McpTools.of(services.data(), services.trade(), PATIENCE)) {
            PositionsAnswer answer = PositionsAnswer.read(tools::call);
            return Optional.of(new AccountView(
                    new Status.Account(
                            Status.Source.ALPACA_TRADE,
                            null,
                            answer.cash().value(),
                            answer.equity().value()),
                    answer.bySymbol().entrySet().stream()
                            .map(entry -> position(entry.getKey(), entry.getValue()))
                            .toList(),
                    Json.convert(tools.call("get_risk_status", Map.of()), Risk.class)
                            .blocks()));
        } catch (ToolFailure | JsonException e) {
            return Optional.empty();
        }
    }

    private static AccountView recorded(Settings settings) {
        return RecordLines.last(settings.records().position(), PositionSnapshot.class)
                .map(AccountView::of)
                .orElse(UNKNOWN);
    }

    private static AccountView of(PositionSnapshot snapshot) {
        return new AccountView(
                new Status.Account(
                        Status.Source.RECORDS,
                        snapshot.at(),
                        snapshot.positions().get("CASH"),
                        snapshot.equity()),
                snapshot.positions().entrySet().stream()
                        .filter(entry -> !entry.getKey().equals("CASH")
                                && entry.getValue().signum() != 0)
                        .map(entry -> new Status.Position(
                                entry.getKey(), entry.getValue(), null, null, null, null, null, null, null))
                        .toList(),
                null);
    }

    private record Risk(
            @JsonProperty("entries_blocked_by") @Nullable List<String> blocks) {}

    private static Status.Position position(String symbol, PositionFacts held) {
        return new Status.Position(
                symbol,
                held.quantity(),
                held.averageEntryPrice(),
                held.currentPrice(),
                held.unrealizedPl(),
                held.stopPrice(),
                held.rMultiple(),
                held.isProtected(),
                held.uncovered());
    }
}
