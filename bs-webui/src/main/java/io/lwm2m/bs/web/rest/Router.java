// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.rest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds the operation of a request. Immutable. */
public final class Router {

    private final List<Operation> operations;

    /** Among these operations. */
    public Router(List<Operation> operations) {
        this.operations = List.copyOf(operations);
    }

    /**
     * An operation with its parameters.
     *
     * @param operation the operation
     * @param path the path parameters
     * @param query the query parameters
     */
    public record Route(Operation operation, Map<String, String> path, Map<String, String> query) {}

    /**
     * Finds the operation; HEAD goes where GET goes.
     *
     * @param rawPath the path as it was sent, so that an encoded slash is no slash
     * @param rawQuery the query as it was sent
     * @throws Refusal 404 for an unknown path, 405 for an unknown method, 400 for a bad query or bad encoding
     */
    public Route route(String method, String rawPath, @Nullable String rawQuery) {
        List<String> segments = segments(rawPath);
        Operation operation = operation(method, segments);
        Map<String, String> query = Query.read(rawQuery, operation.doc().queryNames());
        return new Route(operation, match(operation, segments).orElseThrow(), query);
    }

    private Operation operation(String method, List<String> segments) {
        List<Operation> here = operations.stream()
                .filter(operation -> match(operation, segments).isPresent())
                .toList();
        if (here.isEmpty()) {
            throw new Refusal(404, "there is nothing at this path; /api/v1/openapi.json lists what there is");
        }
        String wanted = method.equals("HEAD") ? "GET" : method;
        return here.stream()
                .filter(candidate -> candidate.method().equals(wanted))
                .findFirst()
                .orElseGet(() -> optionsOr405(wanted, here));
    }

    /** What a request needs. Whoever has not got it is not told whether there is something at the path. */
    public Right right(String method, String rawPath) {
        try {
            return operation(method, segments(rawPath)).right();
        } catch (Refusal nothingThere) {
            return Right.READ;
        }
    }

    private static Operation optionsOr405(String method, List<Operation> here) {
        String allow = allow(here);
        if (method.equals("OPTIONS")) {
            return new Options(here.get(0).path(), allow);
        }
        Problem problem = Problem.of(405, "this path knows " + allow + " only");
        throw new Refusal(problem, Map.of("Allow", allow));
    }

    private static String allow(List<Operation> here) {
        Collection<String> methods = new TreeSet<>(List.of("OPTIONS"));
        here.forEach(operation -> methods.add(operation.method()));
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return String.join(", ", methods);
    }

    private static List<String> segments(String rawPath) {
        List<String> segments = new ArrayList<>();
        for (String raw : rawPath.split("/", -1)) {
            segments.add(PercentCode.decode(raw));
        }
        return segments;
    }

    private static Optional<Map<String, String>> match(Operation operation, List<String> segments) {
        String[] template = operation.path().split("/", -1);
        if (template.length != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < template.length; i++) {
            if (template[i].startsWith("{")) {
                parameters.put(template[i].substring(1, template[i].length() - 1), segments.get(i));
            } else if (!template[i].equals(segments.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }

    private record Options(String path, String allow) implements Operation {

        @Override
        public String method() {
            return "OPTIONS";
        }

        @Override
        public Right right() {
            return Right.READ;
        }

        @Override
        public Doc doc() {
            return Doc.of("Which methods there are").returnsNothing(204, "Allow lists them");
        }

        @Override
        public Reply answer(Call call) {
            return Answer.empty(204).with("Allow", allow);
        }
    }
}
