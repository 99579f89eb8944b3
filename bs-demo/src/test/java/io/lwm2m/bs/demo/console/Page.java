// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.console;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** What a person does with a page: looks for words, presses what they name, types into what is labelled. */
final class Page {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final String VISIBLE = "const words = (e) => (e.getAttribute('aria-label') || e.innerText || '')"
            + ".replace(/\\s+/g, ' ').trim();"
            + "const seen = (e) => e.checkVisibility({ visibilityProperty: true });"
            + "const root = [...document.querySelectorAll('dialog[open]')].pop() || document;";

    private static final String PRESSABLE = VISIBLE
            + "const all = [...root.querySelectorAll('button, a, summary, label, [role=option]')].filter(seen);"
            + "return all.find((e) => words(e) === arguments[0]) || all.find((e) => words(e).startsWith(arguments[0]));";

    private static final String FIELD = VISIBLE
            + "const labels = [...root.querySelectorAll('label')].filter((e) => words(e).startsWith(arguments[0]));"
            + "return labels.map((e) => e.control).filter(Boolean)[arguments[1]]"
            + " || root.querySelectorAll(`[aria-label=\"${arguments[0]}\"]`)[arguments[1]];";

    private final ChromeDriver driver;
    private final URI base;

    Page(ChromeDriver driver, URI base) {
        this.driver = driver;
        this.base = base;
    }

    void open(String path) {
        driver.get(base + path);
    }

    /** The path where the person is. */
    String path() {
        return Objects.requireNonNull(driver.getCurrentUrl())
                .substring(base.toString().length());
    }

    /** Waits until some words can be read. */
    void sees(String words) {
        until("'" + words + "' is on the page", "return document.body.innerText.includes(arguments[0])", words);
    }

    void seesNot(String words) {
        until("'" + words + "' is not on the page", "return !document.body.innerText.includes(arguments[0])", words);
    }

    /** Waits until something matches a CSS selector. */
    void has(String selector) {
        until(selector + " is there", "return document.querySelector(arguments[0]) !== null", selector);
    }

    void isAt(String path) {
        until("the address is " + path, "return location.pathname + location.search === arguments[0]", path);
    }

    /** Presses a button or a link by its words. */
    void press(String words) {
        wait("'" + words + "' can be pressed", () -> {
            WebElement element = (WebElement) driver.executeScript(PRESSABLE, words);
            if (element != null && element.isEnabled()) {
                driver.executeScript("arguments[0].scrollIntoView({ block: 'center' })", element);
                element.click();
                return true;
            }
            return false;
        });
    }

    void type(String label, String text) {
        type(label, 0, text);
    }

    /** Writes into one of several fields with the same label, in place of what is there. */
    void type(String label, int which, String text) {
        WebElement field = field(label, which);
        field.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
        field.sendKeys(text);
    }

    void keys(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    String value(String label) {
        return String.valueOf(field(label, 0).getDomProperty("value"));
    }

    private WebElement field(String label, int which) {
        WebElement[] found = new WebElement[1];
        wait("a field '" + label + "'", () -> {
            found[0] = (WebElement) driver.executeScript(FIELD, label, which);
            return found[0] != null && found[0].isDisplayed();
        });
        return found[0];
    }

    void choose(String label, String option) {
        WebElement select = field(label, 0);
        driver.executeScript(
                "const o = [...arguments[0].options].find((e) => e.text.startsWith(arguments[1]));"
                        + "arguments[0].value = o.value; arguments[0].dispatchEvent(new Event('change', { bubbles: true }));",
                select,
                option);
    }

    Object script(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Waits until nothing is being read or checked any more. */
    void settles() {
        until(
                "the page is complete",
                "return document.readyState === 'complete' && !document.querySelector('main [aria-busy], [data-on]')"
                        + " && document.querySelector('h1') !== null && document.getAnimations()"
                        + ".every((a) => a.effect.getTiming().iterations === Infinity || a.playState === 'finished')");
    }

    private void until(String what, String script, Object... arguments) {
        wait(what, () -> Boolean.TRUE.equals(driver.executeScript(script, arguments)));
    }

    private void wait(String what, Check check) {
        new WebDriverWait(driver, PATIENCE, Duration.ofMillis(25))
                .ignoring(StaleElementReferenceException.class)
                .ignoring(org.openqa.selenium.ElementNotInteractableException.class)
                .ignoring(JavascriptException.class)
                .withMessage(() -> what + "; but there is:\n" + driver.executeScript("return document.body.innerText"))
                .until(ignored -> check.holds());
    }

    private interface Check {
        boolean holds();
    }
}
