// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What clients are told about an operation. Grows by {@code withers}: {@code Doc.of("...").query(...).returns(...)}.
 *
 * @param summary one line
 * @param parameters parameters in path, query and header
 * @param body the request body; empty when it takes none
 * @param responses status to response
 */
public record Doc(String summary, List<Parameter> parameters, Optional<Body> body, Map<Integer, Response> responses) {

    /**
     * A request body.
     *
     * @param contentTypes the types that it may have
     * @param schema its JSON Schema
     */
    public record Body(List<String> contentTypes, Map<String, Object> schema) {}

    /**
     * A parameter.
     *
     * @param in {@code path}, {@code query} or {@code header}
     * @param name its name
     * @param help for people
     * @param schema its JSON Schema
     */
    public record Parameter(String in, String name, String help, Map<String, Object> schema) {}

    /**
     * A response.
     *
     * @param help when it comes
     * @param contentType the type of its body; empty for no body
     * @param schema the JSON Schema of its body
     */
    public record Response(String help, String contentType, Map<String, Object> schema) {}

    /** A description with nothing but a summary. */
    public static Doc of(String summary) {
        return new Doc(summary, List.of(), Optional.empty(), Map.of());
    }

    /** With a path parameter. */
    public Doc path(String name, String help, Map<String, Object> schema) {
        return with(new Parameter("path", name, help, schema));
    }

    /** With the path parameter {@code name}. */
    public Doc clientName() {
        String help = "The client name (LwM2M endpoint name) as one percent-encoded segment: a/b is a%2Fb";
        return path("name", help, Schemas.clientName());
    }

    /** With a query parameter; any other is refused. */
    public Doc query(String name, String help, Map<String, Object> schema) {
        return with(new Parameter("query", name, help, schema));
    }

    /** With a request header. */
    public Doc header(String name, String help) {
        return with(new Parameter("header", name, help, Schemas.string()));
    }

    /** With a JSON body. */
    public Doc takes(Map<String, Object> schema) {
        return takes(new Body(List.of(Answer.JSON), schema));
    }

    /** With a body of one of several types. */
    public Doc takes(Body given) {
        return new Doc(summary, parameters, Optional.of(given), responses);
    }

    /** With a response that has a JSON body. */
    public Doc returns(int status, String help, Map<String, Object> schema) {
        return with(status, new Response(help, Answer.JSON, schema));
    }

    /** With a response of another type. */
    public Doc returnsText(int status, String help, String contentType) {
        return with(status, new Response(help, contentType, Schemas.string()));
    }

    /** With a response that has no body. */
    public Doc returnsNothing(int status, String help) {
        return with(status, new Response(help, "", Map.of()));
    }

    /** With a problem. */
    public Doc refuses(int status, String help) {
        return with(status, new Response(help, Problem.CONTENT_TYPE, Schemas.ref("Problem")));
    }

    /** The names of the query parameters. */
    public List<String> queryNames() {
        return parameters.stream()
                .filter(parameter -> parameter.in().equals("query"))
                .map(Parameter::name)
                .toList();
    }

    private Doc with(Parameter parameter) {
        List<Parameter> more = new ArrayList<>(parameters);
        more.add(parameter);
        return new Doc(summary, List.copyOf(more), body, responses);
    }

    private Doc with(int status, Response response) {
        Map<Integer, Response> more = new LinkedHashMap<>(responses);
        more.put(status, response);
        return new Doc(summary, parameters, body, more);
    }
}
