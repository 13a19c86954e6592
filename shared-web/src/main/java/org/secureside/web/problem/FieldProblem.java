package org.secureside.web.problem;

/**
 * What is wrong with one field of a request.
 *
 * @param field its name, as the client sent it
 * @param problem what is wrong and how to mend it, worded to follow the name
 */
public record FieldProblem(String field, String problem) {}
