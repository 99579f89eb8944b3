// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.console;

import io.lwm2m.bs.demo.interop.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A Chromium without a window, with a profile of its own. It is found on this machine; nothing is downloaded. */
final class Chromium implements AutoCloseable {

    private static final List<String> BROWSERS =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final List<String> DRIVERS = List.of("/usr/bin/chromedriver", "/usr/lib/chromium/chromedriver");

    private final Path profile;
    private final ChromeDriver driver;

    Chromium() {
        Logger.getLogger("org.openqa.selenium").setLevel(Level.SEVERE);
        profile = temporary();
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser().orElseThrow());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--lang=en",
                "--user-data-dir=" + profile);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        // naming the driver keeps Selenium from looking for one elsewhere
        System.setProperty(
                ChromeDriverService.CHROME_DRIVER_EXE_PROPERTY, driverPath().orElseThrow());
        driver = new ChromeDriver(options);
    }

    /** Skips the test where there is no browser, or fails it where there must be one. */
    static void require() {
        Optional<String> missing = browser().isPresent() && driverPath().isPresent()
                ? Optional.empty()
                : Optional.of("there is no Chromium with its driver: install chromium and chromium-driver, or name them"
                        + " with -Dinterop.browser= and -Dinterop.chromedriver=");
        Tools.require("browser", missing);
    }

    private static Optional<String> browser() {
        return Tools.find("browser").or(() -> there(BROWSERS));
    }

    private static Optional<String> driverPath() {
        return Tools.find("chromedriver").or(() -> there(DRIVERS));
    }

    private static Optional<String> there(List<String> paths) {
        return paths.stream().filter(path -> Files.isExecutable(Path.of(path))).findFirst();
    }

    ChromeDriver driver() {
        return driver;
    }

    /** As if the window had this size and the system these colours. */
    void look(Look look) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width",
                        look.width(),
                        "height",
                        look.height(),
                        "deviceScaleFactor",
                        1,
                        "mobile",
                        look.width() < 500));
        Map<String, Object> scheme = Map.of("name", "prefers-color-scheme", "value", look.dark() ? "dark" : "light");
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme)));
    }

    /** What the browser complained of: faults of scripts, files that are missing, what the policy forbids. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(entry -> entry.getMessage())
                // a client without a credential is nothing unusual
                .filter(message -> !message.contains("/api/v1/credentials/"))
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("console-it");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
