package activetrader.app.doctor;

import activetrader.app.health.HealthProbe;
import activetrader.app.settings.Endpoints;
import activetrader.app.settings.Settings;
import activetrader.config.FileFault;
import activetrader.execution.mode.ModeFile;
import activetrader.execution.mode.ModeState;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.risk.LimitCheck;
import activetrader.risk.RiskLimits;
import activetrader.risk.TradingMode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Checks that need only this machine.
final class LocalChecks {
    static final int JAVA = 25;
    private static final long MEGABYTE = 1024L * 1024;
    private static final Set<PosixFilePermission> OTHERS =
            Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

    private static final String START =
            "scripts/manage_services.sh start; where it is installed, systemctl start active-trader";

    private LocalChecks() {}

    static Finding java(int feature) {
        return feature >= JAVA
                ? Finding.good("Java", "version " + feature)
                : Finding.bad("Java", "version " + feature, "run with Java " + JAVA + " or newer; set JAVA_HOME");
    }

    /// Whether each limit can be reached. Limits that no entry could keep are refused when the configuration is
    /// read.
    static Finding limits(RiskLimits limits) {
        List<String> idle = LimitCheck.neverReached(limits);
        return idle.isEmpty()
                ? Finding.good("Limits", LimitCheck.summary(limits))
                : Finding.doubtful(
                        "Limits",
                        LimitCheck.summary(limits) + "; never reached: " + String.join("; ", idle),
                        "see docs/reference/risk.md, \"Limits that fit together\"");
    }

    static List<Finding> folders(Settings settings) {
        return List.of(
                writable("Data folder", settings.installation().data()),
                writable("Log folder", settings.installation().logs()),
                token(settings.installation().data().resolve("mcp_token")));
    }

    private static Finding writable(String what, Path folder) {
        Optional<String> denied = FileFault.denied(folder);
        if (denied.isPresent()) {
            return Finding.bad(what, denied.get(), "run as the user of the services, or with sudo");
        }
        Path there = folder.toAbsolutePath();
        while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return Files.isDirectory(there) && Files.isWritable(there)
                ? Finding.good(what, folder + " can be written")
                : Finding.bad(what, folder + " cannot be written", "chown it to the user of the services");
    }

    private static Finding token(Path file) {
        Optional<String> denied = FileFault.denied(file);
        if (denied.isPresent()) {
            return Finding.bad("MCP token", denied.get(), "run as the user of the services, or with sudo");
        }
        try {
            boolean open = Files.exists(file)
                    && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
            return open
                    ? Finding.bad("MCP token", file + " may be read by others", "chmod 600 " + file)
                    : Finding.good(
                            "MCP token", Files.exists(file) ? "in " + file : "from the environment, or made later");
        } catch (IOException | UnsupportedOperationException e) {
            return Finding.doubtful("MCP token", file + " cannot be looked at", "run as the user of the services");
        }
    }

    /// What keeps entries away, if anything does.
    static Finding mode(ModeFile file, Instant now) {
        Optional<String> denied = FileFault.denied(file.path());
        if (denied.isPresent()) {
            return Finding.bad("Mode", denied.get(), "entries are refused until it can be read");
        }
        ModeState mode = file.read(now);
        String found = mode.mode() + ": " + mode.reason() + " (set by " + mode.setBy() + ")";
        return mode.mode() == TradingMode.ACTIVE
                ? Finding.good("Mode", found)
                : Finding.doubtful("Mode", found, "when the reason is gone: active-trader resume");
    }

    static Finding disk(Path folder) {
        Path there = folder.toAbsolutePath();
        while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
        }
        try {
            return disk(Files.getFileStore(there).getUsableSpace() / MEGABYTE);
        } catch (IOException e) {
            return Finding.doubtful("Disk", "free space unknown: " + FileFault.of(there, e), "look at df " + there);
        }
    }

    static Finding disk(long freeMegabytes) {
        String found = freeMegabytes + " MB free for records";
        if (freeMegabytes < 100) {
            return Finding.bad("Disk", found, "free some: entries are refused when their intent cannot be written");
        }
        return freeMegabytes < 1000
                ? Finding.doubtful("Disk", found, "free some; see records.* in docs/reference/configuration.md")
                : Finding.good("Disk", found);
    }

    /// Whether each service answers, or its port is free for it.
    static List<Finding> services(Endpoints endpoints) {
        List<Finding> findings = new ArrayList<>();
        findings.add(service("active-trader", endpoints.daemonPort()));
        findings.add(service("alpaca-data", endpoints.dataPort()));
        findings.add(service("alpaca-trade", endpoints.tradePort()));
        return findings;
    }

    static Finding service(String name, int port) {
        String place = "127.0.0.1:" + port;
        Optional<Map<String, Object>> health = HealthProbe.ask(port);
        if (health.isPresent()) {
            return name.equals(health.get().get("service"))
                    ? Finding.good(name, "answers on " + place)
                    : taken(name, place, "");
        }
        if (isFree(port)) {
            return Finding.doubtful(name, "does not run (" + place + " is free)", START);
        }
        OptionalInt owner = PortOwner.of(port);
        if (owner.isPresent() && owner.getAsInt() == PortOwner.ROOT) {
            return Finding.doubtful(name, "does not answer; root holds " + place + ", as systemd does for it", START);
        }
        return taken(name, place, owner.isPresent() ? ", of user number " + owner.getAsInt() : "");
    }

    private static Finding taken(String name, String place, String by) {
        return Finding.bad(
                name,
                place + " is taken by another program" + by,
                "stop it, or choose another port (docs/reference/configuration.md)");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    static Finding calendar(TradingCalendar calendar, Path file, Instant now) {
        Optional<String> denied = FileFault.denied(file);
        if (denied.isPresent()) {
            return Finding.bad("Calendar", denied.get(), "run as the user of the services, or with sudo");
        }
        TradingDay next = calendar.currentOrNext(now);
        String found = "next session " + next.date() + ", "
                + MarketZone.at(next.open()).toLocalTime() + " to "
                + MarketZone.at(next.close()).toLocalTime() + " New York";
        return Files.exists(file)
                ? Finding.good("Calendar", found + ", from the broker")
                : Finding.doubtful(
                        "Calendar", found + ", by the built-in rules", "start alpaca-trade once to fetch the broker's");
    }
}
