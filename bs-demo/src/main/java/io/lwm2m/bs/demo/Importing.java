// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.admin.ImportReport;
import io.lwm2m.bs.json.ClientLine;
import io.lwm2m.bs.model.ClientName;
import io.lwm2m.bs.model.Violation;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Reads a file, brings it in, and tells what came of it. A batch is written while the next one is read. */
final class Importing {

    private final ImportTarget target;
    private final Terminal terminal;
    private final Progress progress;
    private long done;
    private long created;
    private long changed;
    private long unchanged;
    private long refused;
    private long notes;
    private final WarningTally warnings = new WarningTally();

    Importing(ImportTarget target, Terminal terminal) {
        this.target = target;
        this.terminal = terminal;
        this.progress = Progress.on(terminal);
    }

    /**
     * Brings everything in.
     *
     * @return how many clients were refused
     */
    long all(ImportSource source) {
        ExecutorService writer = Executors.newSingleThreadExecutor(task -> new Thread(task, "bs-import"));
        try {
            CompletableFuture<ImportReport> written = CompletableFuture.completedFuture(ImportReport.EMPTY);
            List<ClientLine> batch = source.next();
            while (!batch.isEmpty()) {
                written = next(written, batch, writer);
                progress.at(done, source.share());
                batch = source.next();
            }
            tell(Waiting.on(written));
        } catch (ImportSource.BrokenOff e) {
            tell(target.add(e.before()));
            summary();
            throw e;
        } finally {
            progress.end();
            writer.shutdown();
        }
        summary();
        return refused;
    }

    private CompletableFuture<ImportReport> next(
            CompletableFuture<ImportReport> written, List<ClientLine> batch, ExecutorService writer) {
        tell(Waiting.on(written));
        batch.forEach(line -> line.notes().forEach(note -> tellNote(line, note)));
        return CompletableFuture.supplyAsync(() -> target.add(batch), writer);
    }

    private void tell(ImportReport report) {
        created += report.created();
        changed += report.changed();
        unchanged += report.unchanged();
        refused += report.refused().size();
        done = created + changed + unchanged + refused;
        report.refused()
                .forEach(line -> line.violations()
                        .forEach(why -> say("line " + line.line() + named(line.client()) + ": refused: " + why)));
        report.warned().forEach(line -> warnings.add("line " + line.line() + named(line.client()), line.warnings()));
    }

    private void tellNote(ClientLine line, Violation note) {
        notes++;
        say("line " + line.line() + named(line.client()) + ": " + note);
    }

    private static String named(String client) {
        return client.isEmpty() ? "" : ", client '" + ClientName.shown(client) + "'";
    }

    private void say(String line) {
        progress.end();
        Complaints.print(terminal, line);
    }

    private void summary() {
        progress.end();
        warnings.print(terminal);
        String mapped = notes == 0 ? "" : "; " + notes + " notes on what has no place here";
        terminal.out()
                .println(created + " new, " + changed + " changed, " + unchanged + " unchanged, " + refused + " refused"
                        + mapped);
    }
}
