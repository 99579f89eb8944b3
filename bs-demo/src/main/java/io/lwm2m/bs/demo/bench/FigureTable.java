// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;

/** Figures as a table in Markdown, so that it can go into a README as it is. */
final class FigureTable {

    private FigureTable() {}

    static void print(List<Figure> figures, PrintStream out) {
        int name = width(figures.stream().map(Figure::name));
        int value = width(figures.stream().map(FigureTable::value));
        String row = "| %-" + name + "s | %" + value + "s | %12s | %-7s |%n";
        out.printf(row, "figure", "measured", "target", "");
        out.printf("|%s|%s|%s|%s|%n", dashes(name), dashes(value), dashes(12), dashes(7));
        for (Figure figure : figures) {
            String target = figure.target().isEmpty()
                    ? ""
                    : "<= " + Figure.text(figure.target().getAsDouble());
            out.printf(row, figure.name(), value(figure), target, figure.verdict());
        }
    }

    private static String value(Figure figure) {
        return Figure.text(figure.value()) + " " + figure.unit();
    }

    private static int width(Stream<String> texts) {
        return texts.mapToInt(String::length).max().orElse(0);
    }

    private static String dashes(int width) {
        return "-".repeat(width + 2);
    }
}
