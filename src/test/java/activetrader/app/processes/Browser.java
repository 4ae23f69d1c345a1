package activetrader.app.processes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/// Debian's chromium, driven over the page. Its screenshots are kept in `target/screenshots`.
final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /// Opens one; the test is skipped, with this reason, where there is none.
    static Browser open(Path profile) {
        Assumptions.assumeTrue(
                Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
                "no browser: apt-get install chromium chromium-driver");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toString());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    void go(String url) {
        driver.get(url);
    }

    /// Shows the page as on a screen `width` pixels wide.
    void width(int width) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    }

    /// Chooses light or dark.
    void scheme(String name) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", name))));
    }

    WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    /// The text of the element; empty when it is not there or was replaced just now.
    String text(String selector) {
        try {
            return all(selector).stream().findFirst().map(WebElement::getText).orElse("");
        } catch (StaleElementReferenceException e) {
            return "";
        }
    }

    /// What the script returns.
    Object run(String script) {
        return Objects.requireNonNull(driver.executeScript(script), script);
    }

    /// Waits until `condition` holds, for at most a minute; `what` is what it is.
    void await(String what, Supplier<Boolean> condition) {
        await(what, Duration.ofMinutes(1), condition);
    }

    void await(String what, Duration most, Supplier<Boolean> condition) {
        long end = System.nanoTime() + most.toNanos();
        while (!holds(condition)) {
            if (System.nanoTime() > end) {
                screenshot("failed");
                throw new AssertionError("not within " + most.toSeconds() + " s: " + what + "\n" + text("body"));
            }
            pause();
        }
    }

    /// An element that the page replaced during the look does not count.
    private static boolean holds(Supplier<Boolean> condition) {
        try {
            return condition.get();
        } catch (StaleElementReferenceException e) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// What makes the page wider than its window.
    List<?> overflowing() {
        return (List<?>) run("const wide = document.documentElement.scrollWidth > window.innerWidth; return wide ?"
                + " [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right >"
                + " window.innerWidth && !one.closest('.scroll, nav')).map((one) => one.tagName + '.' + one.className +"
                + " '#' + one.id + ' ' + Math.round(one.getBoundingClientRect().right)) : []");
    }

    /// Barriers that axe-core finds on the page, one line each.
    List<String> barriers() {
        driver.executeScript(resource("/axe.min.js"));
        Object found = driver.executeAsyncScript(
                "const done = arguments[0]; axe.run({resultTypes: ['violations']}).then((r) => done(r.violations.map("
                        + "(v) => v.id + ': ' + v.nodes.map((n) => n.target + ' ' + n.failureSummary).join(' | '))));");
        return ((List<?>) Objects.requireNonNull(found))
                .stream().map(String::valueOf).toList();
    }

    void screenshot(String name) {
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Browser.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            driver.quit();
        } catch (WebDriverException e) {
            throw new AssertionError("the browser did not end", e);
        }
    }
}
