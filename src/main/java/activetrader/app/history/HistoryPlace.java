package activetrader.app.history;

import activetrader.app.cli.InstallationOptions;
import activetrader.history.HistoryFolder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Options that say where the history is.
final class HistoryPlace {
    @Mixin
    private final InstallationOptions installation = new InstallationOptions();

    @Option(
            names = "--history",
            paramLabel = "DIR",
            description = "Folder of the history. Default: history/ in the data folder.")
    private @Nullable Path folder;

    InstallationOptions installation() {
        return installation;
    }

    HistoryFolder folder() {
        return new HistoryFolder(
                folder != null ? folder : installation.installation().data().resolve("history"));
    }
}
