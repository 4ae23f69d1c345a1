package activetrader.app.services.daemon;

import activetrader.agent.CycleReport;
import activetrader.app.cli.Version;
import activetrader.session.Progress;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the daemon reports about itself on `/healthz`.
public final class DaemonState implements Progress {
    private volatile String doing = "starting";
    private volatile @Nullable LastCycle lastCycle;

    @Override
    public void status(String line) {
        doing = line;
    }

    @Override
    public void cycleEnded(CycleReport report) {
        lastCycle = new LastCycle(
                report.number(), report.endedAt(), report.outcome().line());
    }

    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("status", "ok");
        facts.put("service", "active-trader");
        facts.put("version", Version.text());
        facts.put("pid", ProcessHandle.current().pid());
        facts.put("doing", doing);
        LastCycle last = lastCycle;
        if (last != null) {
            facts.put("last_cycle", last);
        }
        return facts;
    }

    private record LastCycle(int number, Instant at, String outcome) {}
}
